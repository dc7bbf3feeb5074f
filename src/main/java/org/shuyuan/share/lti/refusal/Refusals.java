package org.shuyuan.share.lti.refusal;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the page of a refusal wherever one is thrown. */
class Refusals {

    private final RefusalPages pages;

    Refusals(RefusalPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response of(LaunchRefused refused) {
        return pages.of(refused);
    }
}

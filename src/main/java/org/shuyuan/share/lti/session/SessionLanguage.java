package org.shuyuan.share.lti.session;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.shuyuan.text.ReaderLanguage;

/** Pages within a launch speak the language of the platform, unless the reader asks for another. */
class SessionLanguage {

    private final Launched launched;
    private final ReaderLanguage language;

    SessionLanguage(Launched launched, ReaderLanguage language) {
        this.launched = launched;
        this.language = language;
    }

    @ServerRequestFilter
    void speak(ContainerRequestContext request) {
        boolean asked = request.getUriInfo().getQueryParameters().containsKey(ReaderLanguage.NAME);
        if (!asked && request.getUriInfo().getPath().startsWith(LaunchSession.PATH)) {
            launched.session().flatMap(LaunchSession::language).ifPresent(language::use);
        }
    }
}

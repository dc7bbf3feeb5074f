package org.shuyuan.people;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What a request brings to prove who sends it. */
final class Credential extends BaseAuthenticationRequest {

    enum Form {
        SESSION_COOKIE,
        BEARER_TOKEN
    }

    private final Form form;
    private final String value;

    Credential(Form form, String value) {
        this.form = form;
        this.value = value;
    }

    Form form() {
        return form;
    }

    String value() {
        return value;
    }
}

package org.shuyuan.search.engine;

import java.io.IOException;

/** The engine doesn't answer one of several searches. */
final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP, had it been asked alone */
    Refused(int status, String why) {
        super(status + " " + why);
        this.status = status;
    }

    int status() {
        return status;
    }
}

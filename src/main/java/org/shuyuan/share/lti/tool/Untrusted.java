package org.shuyuan.share.lti.tool;

import java.io.Serial;

/** A message that says it is of a tool, and isn't believed. Says why in English, for the engineer of the tool. */
final class Untrusted extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    Untrusted(String why) {
        super(why);
    }

    Untrusted(String why, Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

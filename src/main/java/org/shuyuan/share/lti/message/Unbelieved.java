package org.shuyuan.share.lti.message;

import java.io.Serial;

/** Something that says that it was signed by somebody, and isn't believed. Says why in English, for the engineer of that somebody. */
public final class Unbelieved extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        UNREADABLE,
        ALGORITHM,
        KEYS_UNREACHABLE,
        KEY_UNKNOWN,
        SIGNATURE,
        CLAIM_MISSING,
        EXPIRED,
        FROM_THE_FUTURE
    }

    Unbelieved(Reason reason, String why) {
        super(why);
        this.reason = reason;
    }

    Unbelieved(Reason reason, String why, Throwable cause) {
        super(why, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}

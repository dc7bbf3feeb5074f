package org.shuyuan.share.lti.refusal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why somebody isn't let in. {@code ui/messages} has for each under {@code lti-fault.<id>.title} what has happened and under
 * {@code lti-fault.<id>.help} what helps.
 */
public enum Fault {
    /** LTI 1.1, with a consumer key and no token. */
    VERSION_1_1(400),
    /** Opened by hand. */
    NOT_LAUNCHED(400),
    PLATFORM_UNKNOWN(403),
    PLATFORM_OFF(403),
    STATE_WRONG(400),
    STATE_EXPIRED(400),
    /** The platform has refused, and told so. */
    PLATFORM_REFUSED(403),
    TOKEN_UNREADABLE(400),
    ALGORITHM(401),
    KEY_UNKNOWN(401),
    KEYS_UNREACHABLE(502),
    SIGNATURE(401),
    ISSUER(401),
    AUDIENCE(401),
    EXPIRED(401),
    TOO_OLD(401),
    FROM_THE_FUTURE(401),
    NONCE(401),
    REPLAYED(401),
    VERSION(400),
    MESSAGE_TYPE(400),
    DEPLOYMENT(403),
    /** The link leads to another origin. */
    TARGET(400),
    CLAIM_MISSING(400),
    /** Another browser began the launch. */
    BROWSER(403),
    /** The link leads to nothing that can be placed. */
    NOTHING_PLACED(404),
    /** It is withdrawn, or was never published. */
    GONE(404),
    NOT_TEACHER(403),
    SESSION_OVER(403),
    /** What it is asked for is only for whoever has just come from the platform. */
    SESSION_STALE(403);

    private static final Set<Fault> UNPROVEN =
            EnumSet.of(TOKEN_UNREADABLE, ALGORITHM, KEY_UNKNOWN, KEYS_UNREACHABLE, SIGNATURE);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    /** Of HTTP. */
    int status() {
        return status;
    }

    /** Whether it was found in what the platform has signed; before that, anybody may have come. */
    public boolean proven() {
        return !UNPROVEN.contains(this);
    }

    public static Optional<Fault> of(String id) {
        return Stream.of(values()).filter(fault -> fault.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.shuyuan.share.lti.service;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.fetch.FetchFailed;

/** A service of a platform has not done what we asked for. */
public final class PlatformFailed extends Exception {

    /** Why, and whether it is worth asking again. */
    public enum Reason {
        /** The address leads inside, elsewhere, or is none. */
        ADDRESS_REFUSED(false),
        /** The platform doesn't believe that we are the client whom it knows: it may not have reached our keys yet. */
        CLIENT_REFUSED(true),
        /** The platform gives no access to this service. */
        SCOPE_REFUSED(false),
        /** The platform has offered no such service for this class. */
        NOT_OFFERED(false),
        /** What we asked for isn't there any more. */
        GONE(false),
        /** The platform has something newer. */
        CONFLICT(true),
        /** The platform will never do it. */
        REFUSED(false),
        /** The platform is too busy, or in trouble. */
        BUSY(true),
        /** The platform can't be reached, or breaks off. */
        UNREACHABLE(true),
        /** It took too long. */
        TIMED_OUT(true),
        /** What came is no answer of such a service. */
        UNINTELLIGIBLE(true);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /** Whether it may be otherwise later without anybody doing something here. */
        public boolean passing() {
            return passing;
        }

        /** As it stands in keys of words. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<Reason> LOCAL = EnumSet.of(Reason.BUSY, Reason.UNINTELLIGIBLE, Reason.CONFLICT);

    private final Reason reason;
    private final transient Optional<Duration> retryAfter;

    private PlatformFailed(Reason reason, String detail, Optional<Duration> retryAfter) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    static PlatformFailed of(Reason reason, String detail) {
        return new PlatformFailed(reason, detail, Optional.empty());
    }

    /**
     * Whether it may concern this one address alone: a column that is broken says nothing of others. Where the platform tells when to come again, it
     * means itself.
     */
    public boolean local() {
        return LOCAL.contains(reason) && retryAfter.isEmpty();
    }

    /** It need not even be asked. */
    public static PlatformFailed notOffered(String detail) {
        return of(Reason.NOT_OFFERED, detail);
    }

    static PlatformFailed of(FetchFailed failed) {
        Reason reason = switch (failed.reason()) {
            case ADDRESS_REFUSED -> Reason.ADDRESS_REFUSED;
            case UNREACHABLE, BROKEN_OFF -> Reason.UNREACHABLE;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_LARGE, TOO_DENSE -> Reason.UNINTELLIGIBLE;
            case STATUS -> of(failed.status().orElse(0));
        };
        PlatformFailed told = new PlatformFailed(reason, failed.detail(), failed.retryAfter());
        told.initCause(failed);
        return told;
    }

    private static Reason of(int status) {
        return switch (status) {
            case 401, 403 -> Reason.SCOPE_REFUSED;
            case 404, 410 -> Reason.GONE;
            case 409 -> Reason.CONFLICT;
            case 408, 425, 429 -> Reason.BUSY;
            default -> status / 100 == 5 ? Reason.BUSY : Reason.REFUSED;
        };
    }

    public Reason reason() {
        return reason;
    }

    /** When the platform wishes to be asked again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

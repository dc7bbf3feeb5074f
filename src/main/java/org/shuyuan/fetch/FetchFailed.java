package org.shuyuan.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Nothing came of a fetch, or not all. */
public final class FetchFailed extends Exception {

    public enum Reason {
        /** It leads inside, or is no address that is fetched from. */
        ADDRESS_REFUSED,
        /** There is no such host, or it takes no connection. */
        UNREACHABLE,
        /** The answer took too long, or stopped coming. */
        TIMED_OUT,
        /** More bytes came than were agreed to. */
        TOO_LARGE,
        /** It unpacks to much more than any text does. */
        TOO_DENSE,
        /** An answer of HTTP that wasn't hoped for. */
        STATUS,
        /** The answer ended before its end, or is no HTTP. */
        BROKEN_OFF
    }

    private final Reason reason;
    private final String detail;
    private final transient Optional<Duration> retryAfter;
    private final transient OptionalInt status;

    private FetchFailed(Reason reason, String detail, Optional<Duration> retryAfter, OptionalInt status) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
        this.retryAfter = retryAfter;
        this.status = status;
    }

    static FetchFailed of(Reason reason, String detail) {
        return new FetchFailed(reason, detail, Optional.empty(), OptionalInt.empty());
    }

    static FetchFailed because(Throwable cause, Reason reason, String detail) {
        FetchFailed failed = of(reason, detail);
        failed.initCause(cause);
        return failed;
    }

    static FetchFailed status(int status, Optional<Duration> retryAfter) {
        return new FetchFailed(Reason.STATUS, "HTTP " + status, retryAfter, OptionalInt.of(status));
    }

    public Reason reason() {
        return reason;
    }

    /** For an engineer, in English. */
    public String detail() {
        return detail;
    }

    /** When the other side wishes to be asked again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Of HTTP; with {@link Reason#STATUS} only. */
    public OptionalInt status() {
        return status;
    }
}

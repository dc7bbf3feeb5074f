package org.shuyuan.share.harvest.wire;

import java.time.Duration;
import java.util.Optional;
import org.shuyuan.fetch.FetchFailed;

/** A repository didn't give what it was asked for, or it couldn't be kept. */
public final class HarvestTrouble extends RuntimeException {

    public enum Kind {
        /** No answer came, or not all of it. */
        UNREACHABLE(true),
        /** It took longer than it may. */
        SLOW(true),
        /** The address leads inside, or is none that is fetched from. */
        ADDRESS_REFUSED(false),
        /** More came than a page may hold. */
        TOO_LARGE(false),
        /** No XML 1.0, or with a DTD. It may have been cut or mixed up on its way, so it is asked for again. */
        NOT_XML(true),
        /** XML or a web page, and not an answer of OAI-PMH 2.0 to what was asked. */
        NOT_OAI(false),
        /** An error of the protocol (OAI-PMH 2.0 §3.6); its code begins the detail. */
        REFUSED(false),
        /** The token is good no longer: the list has to begin again. */
        TOKEN_REFUSED(false),
        /** A token came again. */
        LOOPING(false),
        /** Pages come for ever. */
        ENDLESS(false),
        /** It asks to be left alone for a while. */
        BUSY(true),
        /** It calls itself otherwise than before, and nobody has said that it is the same. */
        RENAMED(false),
        /** It gave what it has, and that can't be kept here just now. */
        NOT_STORED(true);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private static final int LONGEST = 500;

    private final Kind kind;
    private final String detail;
    private final transient Optional<Duration> retryAfter;

    public HarvestTrouble(Kind kind, String detail) {
        this(kind, detail, Optional.empty());
    }

    public HarvestTrouble(Kind kind, String detail, Optional<Duration> retryAfter) {
        super(kind + ": " + shown(detail));
        this.kind = kind;
        this.detail = shown(detail);
        this.retryAfter = retryAfter;
    }

    static HarvestTrouble of(FetchFailed failed) {
        HarvestTrouble trouble = new HarvestTrouble(kind(failed), failed.detail(), failed.retryAfter());
        trouble.initCause(failed);
        return trouble;
    }

    /** @param status of HTTP, of an answer that holds nothing of OAI-PMH */
    static HarvestTrouble of(int status) {
        return new HarvestTrouble(kind(status), "HTTP " + status);
    }

    private static Kind kind(FetchFailed failed) {
        return switch (failed.reason()) {
            case ADDRESS_REFUSED -> Kind.ADDRESS_REFUSED;
            case UNREACHABLE, BROKEN_OFF -> Kind.UNREACHABLE;
            case TIMED_OUT -> Kind.SLOW;
            case TOO_LARGE, TOO_DENSE -> Kind.TOO_LARGE;
            case STATUS -> kind(failed.status().orElseThrow());
        };
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429, 503 -> Kind.BUSY;
            case 401, 403 -> Kind.REFUSED;
            default -> status >= 500 ? Kind.UNREACHABLE : Kind.NOT_OAI;
        };
    }

    public Kind kind() {
        return kind;
    }

    /** For an engineer, in English or the words of the repository; at most 500 characters, all of them to be seen. */
    public String detail() {
        return detail;
    }

    /** When the repository wishes to be asked again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether waiting may help. */
    public boolean passing() {
        return kind.passing;
    }

    private static String shown(String text) {
        String clean = text.codePoints()
                .limit(LONGEST)
                .map(point -> Character.isISOControl(point) || !Character.isDefined(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.strip();
    }
}

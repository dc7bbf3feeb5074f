package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.fetch.Pace;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.copy.Parts.Part;

/**
 * Brings one file from one repository, going on where it was broken off, by whomever. It is believed when its bytes have the
 * digest that was announced, and not before.
 */
@ApplicationScoped
class Bringing {

    /** Times that a repository may break off in one run, each time having given something. */
    private static final int GOES = 20;

    private static final int PEEK = 512;
    /** The line is at fault, and not whoever is at its end. */
    private static final Set<FetchFailed.Reason> LINE =
            Set.of(FetchFailed.Reason.BROKEN_OFF, FetchFailed.Reason.TIMED_OUT);

    private final Fetcher fetcher;

    Bringing(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** What came of it. */
    sealed interface Brought {

        /** Whole and verified. */
        record Whole() implements Brought {}

        /** The repository gives something else than it says. */
        record Untrue(Problem why) implements Brought {}

        /** It doesn't give it; what has come from another is kept. */
        record Refused(Problem why) implements Brought {}

        /** Not now; what has come is kept. */
        record Later(Problem why, Optional<Duration> pause) implements Brought {}
    }

    /** @param giver the name of the repository, for people */
    Brought bring(ListedFile file, Part part, String giver, Pace pace) throws IOException, InterruptedException {
        // What another has begun may be wrong from its first byte on; then this one is asked for all of it.
        boolean mixed = part.length() > 0;
        if (part.length() > file.size()) {
            part.clear();
        }
        while (true) {
            Brought brought = fetched(file, part, giver, pace);
            if (!(brought instanceof Brought.Untrue)) {
                return brought;
            }
            part.clear();
            if (!mixed) {
                return brought;
            }
            mixed = false;
        }
    }

    private static Brought verified(ListedFile file, Part part, String giver) throws IOException {
        return part.whole(file.size())
                ? new Brought.Whole()
                : new Brought.Untrue(Problem.of(ProblemType.COPY_DIFFERS, giver));
    }

    private Brought fetched(ListedFile file, Part part, String giver, Pace pace)
            throws IOException, InterruptedException {
        for (int go = 1; ; go++) {
            long from = part.length();
            try {
                fetcher.download(file.address(), part.path(), from, Optional.of(pace), file.size());
                return verified(file, part, giver);
            } catch (FetchFailed failed) {
                boolean further = LINE.contains(failed.reason()) && part.length() > from && !isPage(part.path());
                if (!further || go == GOES) {
                    return judged(failed, part, giver);
                }
            }
        }
    }

    private static Brought judged(FetchFailed failed, Part part, String giver) throws IOException {
        boolean other = isPage(part.path());
        return switch (failed.reason()) {
            case ADDRESS_REFUSED -> refused(failed, giver);
            case TOO_LARGE, TOO_DENSE -> untrue(failed, giver);
            case UNREACHABLE, TIMED_OUT -> later(failed, giver);
            case BROKEN_OFF -> other ? untrue(failed, giver) : later(failed, giver);
            case STATUS ->
                switch (failed.status().orElseThrow()) {
                    // The file ends there before the byte that was asked for.
                    case 416 -> untrue(failed, giver);
                    case 408, 429, 500, 502, 503, 504 -> later(failed, giver);
                    default -> refused(failed, giver);
                };
        };
    }

    private static Brought untrue(FetchFailed failed, String giver) {
        return new Brought.Untrue(Problem.because(failed, ProblemType.COPY_DIFFERS, giver));
    }

    private static Brought refused(FetchFailed failed, String giver) {
        return new Brought.Refused(Problem.because(failed, ProblemType.COPY_REFUSED, giver, failed.detail()));
    }

    private static Brought later(FetchFailed failed, String giver) {
        return new Brought.Later(
                Problem.because(failed, ProblemType.COPY_BROKEN_OFF, giver, failed.detail()), failed.retryAfter());
    }

    /** No file that we take begins so: it is what a login, a proxy or an error says instead. */
    private static boolean isPage(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(PEEK), StandardCharsets.ISO_8859_1)
                    .replaceFirst("^\u00ef\u00bb\u00bf", "")
                    .stripLeading()
                    .toLowerCase(Locale.ROOT);
            return head.startsWith("<!doctype html") || head.startsWith("<html");
        }
    }
}

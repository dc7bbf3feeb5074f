package org.shuyuan.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Reads WebVTT (W3C, section 4) and SRT as they are met, which is not as they are specified: decimal commas and points,
 * numbers and blank lines left out, texts broken by blank lines. What can't be meant otherwise is mended; where a word
 * could be lost, the file is refused with the number of the line.
 */
final class CueReader {

    private static final int MAX_CUES = 20_000;
    /** Four minutes of speech. Beyond that it is a document, and no place that one can find. */
    private static final int LONGEST_CUE = 2_000;

    private static final long SHORTEST = 1_000;
    private static final Pattern ASIDE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:\\s.*)?");

    private final String[] lines;
    private final boolean webVtt;
    private final List<Open> found = new ArrayList<>();
    private int at;

    private CueReader(String[] lines, int first) {
        this.lines = lines;
        this.at = first;
        this.webVtt = first < lines.length && lines[first].matches("WEBVTT(?:[ \\t].*)?");
    }

    private record Open(int line, CueTiming timing, StringBuilder text) {}

    /** @throws Problem CAPTIONS_BROKEN, CUE_TOO_LONG or CUES_TOO_MANY, with the line where there is one */
    static List<Cue> read(String text) {
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .split("\n", -1);
        int first = 0;
        while (first < lines.length - 1 && lines[first].isBlank()) {
            first++;
        }
        return new CueReader(lines, first).cues();
    }

    private List<Cue> cues() {
        if (webVtt) {
            // The lines right below the signature are a header.
            skipBlock();
        }
        while (at < lines.length) {
            if (lines[at].isBlank()) {
                at++;
            } else if (webVtt && ASIDE.matcher(lines[at]).matches() && timing(at + 1) == null) {
                skipBlock();
            } else {
                block();
            }
        }
        if (!webVtt && found.isEmpty()) {
            throw broken(0);
        }
        UnaryOperator<String> words = webVtt ? CueText::ofWebVtt : CueText::ofSubRip;
        return found.stream()
                .map(cue -> closed(cue, words))
                .filter(cue -> !cue.text().isEmpty())
                .sorted(Comparator.comparingLong(Cue::start))
                .distinct()
                .toList();
    }

    /** A cue with the number or name above it, or words that stand apart. */
    private void block() {
        CueTiming timing = timing(at);
        if (timing == null && timing(at + 1) != null) {
            at++;
            timing = timing(at);
        }
        if (timing == null) {
            stray();
            return;
        }
        if (timing.end() < timing.start()) {
            throw broken(at);
        }
        if (found.size() == MAX_CUES) {
            throw Problem.of(ProblemType.CUES_TOO_MANY, MAX_CUES);
        }
        found.add(new Open(at, timing, new StringBuilder()));
        at++;
        while (at < lines.length && !lines[at].isBlank() && !opensNext()) {
            add(lines[at]);
            at++;
        }
    }

    /** The next cue follows without a blank line; only a bare number is its number then, other words are of this one. */
    private boolean opensNext() {
        if (timing(at) != null) {
            return true;
        }
        if ((webVtt && lines[at].contains("-->")) || CueTiming.claimed(lines[at])) {
            throw broken(at);
        }
        return timing(at + 1) != null && isNumber(lines[at]);
    }

    /** In SRT a blank line may stand in the middle of what is said. */
    private void stray() {
        boolean claimed = CueTiming.claimed(lines[at]);
        if (!claimed && at + 1 < lines.length && CueTiming.claimed(lines[at + 1])) {
            throw broken(at + 1);
        }
        if (webVtt || claimed || found.isEmpty()) {
            throw broken(at);
        }
        if (!(isNumber(lines[at]) && nothingFollows())) {
            add(lines[at]);
        }
        at++;
    }

    private boolean nothingFollows() {
        for (int below = at + 1; below < lines.length; below++) {
            if (!lines[below].isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void add(String line) {
        Open cue = found.getLast();
        if (cue.text().length() + line.length() > LONGEST_CUE) {
            throw Problem.of(ProblemType.CUE_TOO_LONG, cue.line() + 1, LONGEST_CUE);
        }
        cue.text().append(line).append('\n');
    }

    /** No time at all is an accident of rounding: it was meant to be seen. */
    private static Cue closed(Open cue, UnaryOperator<String> words) {
        CueTiming timing = cue.timing();
        long end = timing.end() > timing.start() ? timing.end() : timing.start() + SHORTEST;
        return new Cue(timing.start(), end, words.apply(cue.text().toString()));
    }

    private void skipBlock() {
        while (at < lines.length && !lines[at].isBlank() && timing(at) == null) {
            at++;
        }
    }

    private @Nullable CueTiming timing(int line) {
        return line < lines.length ? CueTiming.of(Objects.requireNonNull(lines[line])) : null;
    }

    private static boolean isNumber(String line) {
        String number = line.strip();
        return !number.isEmpty() && number.length() < 9 && number.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static Problem broken(int line) {
        return Problem.of(ProblemType.CAPTIONS_BROKEN, line + 1);
    }
}

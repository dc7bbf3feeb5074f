package org.shuyuan.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Captions in WebVTT (W3C WebVTT: section 4 syntax, section 6 parsing): the words and when they are said. Where they
 * stand on the picture and how they look is the player's business and passes unread.
 */
record WebVtt(List<Cue> cues) {

    /**
     * One caption.
     *
     * @param start in seconds
     * @param end in seconds, after the start
     * @param text plain, on one line
     */
    record Cue(double start, double end, String text) {}

    private static final int MAX_CUES = 20_000;
    private static final List<String> ASIDES = List.of("NOTE", "STYLE", "REGION");
    private static final Pattern TIMINGS = Pattern.compile("^\\s*(\\S+)\\s+-->\\s+(\\S+)(?:\\s.*)?$");
    private static final Pattern TIMESTAMP = Pattern.compile("(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})");
    /** It ends at the next opening: a text of nothing but openings must not be searched to its end from each of them. */
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    WebVtt {
        cues = List.copyOf(cues);
    }

    /** @throws Problem CAPTIONS_BROKEN with the number of the line that is wrong */
    static WebVtt parse(String text) {
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        String first = lines[0].startsWith("\ufeff") ? lines[0].substring(1) : lines[0];
        if (!first.equals("WEBVTT") && !first.startsWith("WEBVTT ") && !first.startsWith("WEBVTT\t")) {
            throw broken(1);
        }
        List<Cue> cues = new ArrayList<>();
        int line = 1;
        while (line < lines.length) {
            int end = line;
            while (end < lines.length && !lines[end].isBlank()) {
                end++;
            }
            cue(lines, line, end, cues);
            line = end + 1;
        }
        return new WebVtt(cues);
    }

    /** A block is a cue if its first or, below an identifier, its second line has timings; else a note or a style. */
    private static void cue(String[] lines, int from, int to, List<Cue> cues) {
        if (from == to || cues.size() >= MAX_CUES) {
            return;
        }
        int at = lines[from].contains("-->") ? from : from + 1;
        if (at >= to || !lines[at].contains("-->")) {
            // The lines right below the signature are a header; only what stands apart claims to be a cue.
            if (from > 1 && ASIDES.stream().noneMatch(lines[from]::startsWith)) {
                throw broken(from + 1);
            }
            return;
        }
        Matcher timings = TIMINGS.matcher(lines[at]);
        if (!timings.matches()) {
            throw broken(at + 1);
        }
        double start = seconds(timings.group(1), at + 1);
        double end = seconds(timings.group(2), at + 1);
        if (end <= start) {
            throw broken(at + 1);
        }
        String words = words(String.join("\n", Arrays.asList(lines).subList(at + 1, to)));
        if (!words.isEmpty()) {
            cues.add(new Cue(start, end, words));
        }
    }

    private static double seconds(String timestamp, int line) {
        Matcher parts = TIMESTAMP.matcher(timestamp);
        if (!parts.matches()) {
            throw broken(line);
        }
        int hours = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        int minutes = Integer.parseInt(parts.group(2));
        int seconds = Integer.parseInt(parts.group(3));
        return hours * 3600 + minutes * 60 + seconds + Integer.parseInt(parts.group(4)) / 1000.0;
    }

    private static String words(String payload) {
        return PlainText.of(TAG.matcher(payload)
                        .replaceAll("")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&nbsp;", " ")
                        .replace("&lrm;", "")
                        .replace("&rlm;", "")
                        .replace("&amp;", "&"))
                .replace('\n', ' ');
    }

    private static Problem broken(int line) {
        return Problem.of(ProblemType.CAPTIONS_BROKEN, line);
    }
}

package org.shuyuan.describe;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a cue without markup: what is shown, found and edited is plain text. Every pattern ends at the next
 * opening, so that a text of nothing but openings isn't searched to its end from each of them.
 */
final class CueText {

    /** A reading above a character (pinyin) goes behind it, as in print without ruby. */
    private static final Pattern READING = Pattern.compile("<rt(?:\\.[^<>]*)?>([^<>]*)(?:</rt>)?");

    /** In WebVTT a less-than sign that is no tag is written as a reference. */
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    /** In SRT it is often just a less-than sign: x<y and y>z is no tag, nor is a<b. */
    private static final Pattern KNOWN_TAG = Pattern.compile(
            "</?(?:[bius]|em|strong|ruby|rp|rt|br)\\s*/?>"
                    + "|</?(?:font|span|div|p|a|img|script|style|iframe|object|embed|svg|math|link|meta|c|v)(?:[\\s./][^<>]*)?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BREAK = Pattern.compile("<br\\s*/?>|\\\\[Nn]", Pattern.CASE_INSENSITIVE);
    /** Of SubStation Alpha and MicroDVD, left behind by converters: {@code {\an8}}, {@code {y:i}}. */
    private static final Pattern OVERRIDE = Pattern.compile("\\{(?:\\\\|[yYcCsSfF]:)[^{}]*\\}");

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|nbsp|quot|apos|lrm|rlm));");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "nbsp", " ", "quot", "\"", "apos", "'", "lrm", "", "rlm", "");

    private CueText() {}

    static String ofWebVtt(String payload) {
        String spoken = READING.matcher(payload).replaceAll(CueText::reading);
        return tidy(resolved(TAG.matcher(spoken).replaceAll("")));
    }

    static String ofSubRip(String payload) {
        String spoken = READING.matcher(payload).replaceAll(CueText::reading);
        String broken = BREAK.matcher(spoken).replaceAll("\n");
        String untagged = KNOWN_TAG.matcher(broken).replaceAll("");
        return tidy(resolved(OVERRIDE.matcher(untagged).replaceAll("").replace("\\h", " ")));
    }

    private static String reading(MatchResult ruby) {
        String reading = ruby.group(1).strip();
        return reading.isEmpty() ? "" : Matcher.quoteReplacement("（" + reading + "）");
    }

    private static String resolved(String text) {
        return REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(character(reference)));
    }

    private static String character(MatchResult reference) {
        if (reference.group(3) != null) {
            return NAMED.getOrDefault(reference.group(3), "");
        }
        int point = reference.group(1) != null
                ? Integer.parseInt(reference.group(1))
                : Integer.parseInt(reference.group(2), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }

    private static String tidy(String text) {
        return PlainText.visible(text.replace('\t', ' '))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

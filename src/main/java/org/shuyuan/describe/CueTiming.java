package org.shuyuan.describe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line above a cue: {@code 00:01.500 --> 00:03.000}, in the spellings that programs and people have for it. */
record CueTiming(long start, long end) {

    /** Coordinates or settings may follow; nothing honest is longer. */
    private static final int LONGEST = 400;

    private static final String TIME =
            "(?:(\\d{1,4})\\s?:\\s?)?(\\d{1,3})\\s?:\\s?(\\d{1,2})(?:\\s?[.,:;]\\s?(\\d{1,6}))?+";
    private static final Pattern LINE =
            Pattern.compile("\\s*+" + TIME + "\\s*+(?:-{1,3}|[–—]{1,2})>\\s*+" + TIME + "(?:\\s.*+)?+");
    private static final Pattern CLAIM =
            Pattern.compile("\\s*+\\d{1,4}\\s?:.{0,40}?[-–—]>.*+|\\s*+\\S{0,40}\\s{0,4}-->\\s*+\\d{1,4}\\s?:.*+");

    /** Nothing where the line has no times, or wrong ones. */
    static @Nullable CueTiming of(String line) {
        if (!maybe(line)) {
            return null;
        }
        Matcher parts = LINE.matcher(narrow(line));
        if (!parts.matches()) {
            return null;
        }
        Long start = milliseconds(parts, 1);
        Long end = milliseconds(parts, 5);
        return start == null || end == null ? null : new CueTiming(start, end);
    }

    /** Whether the line means to be a timing, right or wrong. */
    static boolean claimed(String line) {
        return maybe(line) && CLAIM.matcher(narrow(line)).matches();
    }

    private static boolean maybe(String line) {
        return line.length() <= LONGEST && (line.indexOf('>') >= 0 || line.indexOf('＞') >= 0);
    }

    /** An input method that stands on Chinese writes wide signs. */
    private static String narrow(String line) {
        return line.replace('：', ':').replace('，', ',').replace('．', '.').replace('＞', '>');
    }

    private static @Nullable Long milliseconds(Matcher parts, int from) {
        boolean hours = parts.group(from) != null;
        long minutes = Long.parseLong(parts.group(from + 1));
        long seconds = Long.parseLong(parts.group(from + 2));
        if (seconds > 59 || (hours && minutes > 59)) {
            return null;
        }
        String fraction = parts.group(from + 3) == null ? "" : parts.group(from + 3);
        long whole = (hours ? Long.parseLong(parts.group(from)) * 60 : 0) + minutes;
        return (whole * 60 + seconds) * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
    }
}

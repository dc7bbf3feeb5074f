package org.shuyuan.learn.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seconds of a film as people type them: {@code 95}, {@code 1:35} or {@code 1:02:05}. */
final class Moment {

    private static final Pattern TYPED = Pattern.compile("(?:(?:(\\d{1,3})[:：])?(\\d{1,4})[:：])?(\\d{1,6})");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Moment() {}

    static Optional<Integer> read(String typed) {
        Matcher read = TYPED.matcher(typed.strip());
        return read.matches()
                ? Optional.of(HOUR * number(read, 1) + MINUTE * number(read, 2) + number(read, 3))
                : Optional.empty();
    }

    private static int number(Matcher read, int group) {
        return read.group(group) == null ? 0 : Integer.parseInt(read.group(group));
    }
}

package org.shuyuan.share.copy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each day, which may go over midnight: {@code 22:00-06:00}.
 *
 * @param to the first moment that doesn't belong to it; the whole day where it is {@code from}
 */
public record Night(LocalTime from, LocalTime to) {

    private static final Pattern SHAPE = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    /** @throws IllegalArgumentException if it isn't written so */
    public static Night of(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new IllegalArgumentException("a night is written 22:00-06:00, and not " + text);
        }
        return new Night(LocalTime.parse(shape.group(1)), LocalTime.parse(shape.group(2)));
    }

    boolean holds(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** How long it is until it begins next. */
    Duration until(LocalTime time) {
        Duration wait = Duration.between(time, from);
        return wait.isNegative() ? wait.plusDays(1) : wait;
    }
}

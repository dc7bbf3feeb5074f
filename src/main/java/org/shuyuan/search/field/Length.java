package org.shuyuan.search.field;

import java.util.Arrays;
import java.util.Optional;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;

/** How long a film is, as people think of it: a micro-lecture, half a lesson, a lesson, more. */
public enum Length {
    MINUTES_5("under-5", 5),
    MINUTES_15("5-15", 15),
    MINUTES_45("15-45", 45),
    LONGER("over-45", Double.POSITIVE_INFINITY);

    private static final double SECONDS = 60;

    private final String id;
    private final double minutes;

    Length(String id, double minutes) {
        this.id = id;
        this.minutes = minutes;
    }

    public String id() {
        return id;
    }

    public static Optional<Length> find(String id) {
        return Arrays.stream(values()).filter(length -> length.id.equals(id)).findFirst();
    }

    /** Nothing of what has no duration. */
    public static Optional<Length> of(Descriptors descriptors) {
        return descriptors
                .first(Field.DURATION)
                .filter(given -> given.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))
                .map(Double::parseDouble)
                .flatMap(seconds -> Arrays.stream(values())
                        .filter(length -> seconds <= length.minutes * SECONDS)
                        .findFirst());
    }
}

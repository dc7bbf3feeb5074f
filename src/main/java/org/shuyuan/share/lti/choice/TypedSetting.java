package org.shuyuan.share.lti.choice;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into the form in which it is set how a lesson is placed.
 *
 * @param lesson of a course; empty for the whole
 * @param needed percent
 * @param window whether in a tab of its own
 */
record TypedSetting(
        String title, String from, String to, String lesson, boolean graded, String needed, boolean window) {

    /** {@code 75}, {@code 1:15}, {@code 1:02:03}, with colons of either width. */
    private static final Pattern TIME = Pattern.compile("(?:(?:(\\d{1,2})[:：])?(\\d{1,3})[:：])?(\\d{1,6})");

    private static final Pattern PAGE = Pattern.compile("()()(\\d{1,6})");

    /** As an address has it. */
    private static final int LARGEST = 999_999;

    private static final int MINUTE = 60;

    static TypedSetting of(MultivaluedMap<String, String> form) {
        return new TypedSetting(
                value(form, "title"),
                value(form, "from"),
                value(form, "to"),
                value(form, "lesson"),
                form.containsKey("graded"),
                value(form, "needed"),
                value(form, "window").equals("tab"));
    }

    /** Seconds, or a page; nothing where nothing is typed. */
    OptionalInt begin(boolean book) throws Settings.Wrong {
        return number(from, book ? PAGE : TIME, "from");
    }

    /** The same of its end. */
    OptionalInt end(boolean book) throws Settings.Wrong {
        return number(to, book ? PAGE : TIME, "to");
    }

    /** @param pattern whose groups are hours, minutes and seconds; of pages there is only the last */
    private static OptionalInt number(String typed, Pattern pattern, String field) throws Settings.Wrong {
        if (typed.isBlank()) {
            return OptionalInt.empty();
        }
        Matcher time = pattern.matcher(typed.strip());
        if (!time.matches()) {
            throw new Settings.Wrong(field);
        }
        int seconds = 0;
        for (int group = 1; group <= 3; group++) {
            seconds = seconds * MINUTE
                    + Integer.parseInt(Optional.ofNullable(time.group(group))
                            .filter(digits -> !digits.isEmpty())
                            .orElse("0"));
        }
        if (seconds > LARGEST) {
            throw new Settings.Wrong(field);
        }
        return OptionalInt.of(seconds);
    }

    static String value(MultivaluedMap<String, String> form, String name) {
        return value(form.getFirst(name));
    }

    private static String value(@Nullable String given) {
        return given == null ? "" : given.replace("\0", "");
    }
}

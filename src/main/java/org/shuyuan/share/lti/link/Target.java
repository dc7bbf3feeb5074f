package org.shuyuan.share.lti.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a placed link leads: a path of ours, the same as that of the public page, with the part that is meant, such as
 * {@code /w/{id}?from=60&to=180} of a film, {@code /book/{id}?from=3&to=5} of a book, {@code /course/{id}} of a course and
 * {@code /lesson/{id}} of one of its lessons.
 *
 * @param part of a film in seconds from its beginning, of a book in pages that count from 1; nothing for the whole
 */
public record Target(Type type, UUID id, Optional<Part> part) {

    private static final Pattern FORM = Pattern.compile(
            "/(w|book|course|lesson)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\?from=(\\d{1,6})(?:&to=(\\d{1,6}))?)?");

    private static final int ID = 2;
    private static final int FROM = 3;
    private static final int TO = 4;

    /** What is opened. */
    public enum Type {
        /** A film, or whatever is looked at on its page. */
        W,
        BOOK,
        COURSE,
        LESSON;

        private String segment() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param to nothing where it is open to the end */
    public record Part(int from, OptionalInt to) {}

    /** @param path with its query, of this service */
    public static Optional<Target> of(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        Type type = Arrays.stream(Type.values())
                .filter(each -> each.segment().equals(form.group(1)))
                .findFirst()
                .orElseThrow();
        Optional<Part> part = Optional.ofNullable(form.group(FROM))
                .map(from -> new Part(
                        Integer.parseInt(from),
                        form.group(TO) == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(form.group(TO)))));
        boolean forwards = part.flatMap(
                        each -> each.to().stream().boxed().findFirst().map(to -> to >= each.from()))
                .orElse(true);
        boolean whole = type == Type.COURSE || type == Type.LESSON;
        return forwards && !(whole && part.isPresent())
                ? Optional.of(new Target(type, UUID.fromString(form.group(ID)), part))
                : Optional.empty();
    }

    /** As {@link #of} reads it. */
    public String path() {
        String query = part.map(each -> "?from=" + each.from()
                        + (each.to().isPresent() ? "&to=" + each.to().getAsInt() : ""))
                .orElse("");
        return "/" + type.segment() + "/" + id + query;
    }
}

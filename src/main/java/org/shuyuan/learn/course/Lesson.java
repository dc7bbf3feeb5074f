package org.shuyuan.learn.course;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One lesson of a course.
 *
 * @param id the same as long as the lesson lives, whatever becomes of it
 * @param resource what is watched or read; nothing of a written page, and of a gap that is still to be filled
 * @param part of the resource; nothing where it is the whole. Of a quiz it is the second, twice, at which it stops the film
 *     before it
 * @param words of a written page, in Markdown; else empty
 * @param quiz that is answered; nothing of all else
 * @param tool the link to a tool of somebody else that was placed in this course; nothing of all else
 * @param share percent of it that must be watched, read or, in a tool, reached before it is done
 */
public record Lesson(
        UUID id,
        Type type,
        String title,
        Optional<UUID> resource,
        Optional<Part> part,
        String words,
        Optional<UUID> quiz,
        Optional<UUID> tool,
        int share) {

    /** What teachers ask for unless they say otherwise. */
    public static final int USUAL_SHARE = 90;

    /** What a lesson is. */
    public enum Type {
        RESOURCE,
        PAGE,
        QUIZ,
        TOOL;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> of(String id) {
            return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
        }
    }

    /**
     * A part of a resource; both ends belong to it.
     *
     * @param from seconds of a film from its beginning, or pages of a book, which count from 1
     */
    public record Part(int from, int to) {}

    /** Whether there is nothing behind it yet. */
    public boolean gap() {
        return type == Type.RESOURCE && resource.isEmpty();
    }
}

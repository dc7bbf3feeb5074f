package org.shuyuan.learn.course;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A course, without what the catalog says of it.
 *
 * @param id of the learning resource that it is
 * @param origin the course that it was copied from
 * @param version grows with each change of the outline
 */
public record Course(UUID id, Joining joining, Optional<UUID> origin, long version, List<Section> sections) {

    /** The kind of learning resource that a course is. */
    public static final String KIND = "course";

    /** Who may join. */
    public enum Joining {
        OPEN,
        CODE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Joining> of(String id) {
            return Arrays.stream(values())
                    .filter(joining -> joining.id().equals(id))
                    .findFirst();
        }
    }

    public Course {
        sections = List.copyOf(sections);
    }

    /** All lessons in their order. */
    public Stream<Lesson> lessons() {
        return sections.stream().flatMap(section -> section.lessons().stream());
    }

    public Optional<Lesson> lesson(UUID lesson) {
        return lessons().filter(each -> each.id().equals(lesson)).findFirst();
    }
}

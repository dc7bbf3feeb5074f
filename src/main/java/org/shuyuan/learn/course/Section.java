package org.shuyuan.learn.course;

import java.util.List;
import java.util.UUID;

/** A part of a course under a title of its own, which may be empty. */
public record Section(UUID id, String title, List<Lesson> lessons) {

    public Section {
        lessons = List.copyOf(lessons);
    }
}

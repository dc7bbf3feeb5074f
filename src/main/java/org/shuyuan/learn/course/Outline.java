package org.shuyuan.learn.course;

import java.util.List;

/** Sections with their lessons, in their order. */
public record Outline(List<Section> sections) {

    public Outline {
        sections = List.copyOf(sections);
    }

    static Outline of(Course course) {
        return new Outline(course.sections());
    }

    /** The same with ids of their own, for another course. */
    Outline anew() {
        return new Outline(sections.stream()
                .map(section -> new Section(
                        Courses.newId(),
                        section.title(),
                        section.lessons().stream().map(Outline::anew).toList()))
                .toList());
    }

    private static Lesson anew(Lesson lesson) {
        return new Lesson(
                Courses.newId(),
                lesson.type(),
                lesson.title(),
                lesson.resource(),
                lesson.part(),
                lesson.words(),
                lesson.share());
    }
}

package org.shuyuan.learn.course;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sections with their lessons, in their order. */
public record Outline(List<Section> sections) {

    public Outline {
        sections = List.copyOf(sections);
    }

    static Outline of(Course course) {
        return new Outline(course.sections());
    }

    Stream<Lesson> lessons() {
        return sections.stream().flatMap(section -> section.lessons().stream());
    }

    /**
     * The same with ids of their own, for another course.
     *
     * @param quizzes copies each
     */
    Outline anew(UnaryOperator<UUID> quizzes) {
        return new Outline(sections.stream()
                .map(section -> new Section(
                        Courses.newId(),
                        section.title(),
                        section.lessons().stream()
                                .map(lesson -> anew(lesson, quizzes))
                                .toList()))
                .toList());
    }

    private static Lesson anew(Lesson lesson, UnaryOperator<UUID> quizzes) {
        return new Lesson(
                Courses.newId(),
                lesson.type(),
                lesson.title(),
                lesson.resource(),
                lesson.part(),
                lesson.words(),
                lesson.quiz().map(quizzes),
                lesson.share());
    }
}

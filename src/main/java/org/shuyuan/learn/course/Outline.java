package org.shuyuan.learn.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /** Of all sections and lessons. */
    List<UUID> ids() {
        return Stream.concat(sections.stream().map(Section::id), lessons().map(Lesson::id))
                .toList();
    }

    /** Of the first lesson that has one of these ids, or is in a section that has; else of that section. */
    String title(Set<UUID> ids) {
        return sections.stream()
                .flatMap(section -> Stream.concat(
                        section.lessons().stream()
                                .filter(lesson -> ids.contains(section.id()) || ids.contains(lesson.id()))
                                .map(Lesson::title),
                        Stream.of(section)
                                .filter(each -> ids.contains(each.id()))
                                .map(Section::title)))
                .findFirst()
                .orElse("");
    }

    /**
     * The same with ids of their own, for another course.
     *
     * @param quizzes copies each
     * @param tools places each in that course; what can't be there becomes a gap
     */
    Outline anew(UnaryOperator<UUID> quizzes, Function<UUID, Optional<UUID>> tools) {
        return new Outline(sections.stream()
                .map(section -> new Section(
                        Courses.newId(),
                        section.title(),
                        section.lessons().stream()
                                .map(lesson -> anew(lesson, quizzes, tools))
                                .toList()))
                .toList());
    }

    private static Lesson anew(Lesson lesson, UnaryOperator<UUID> quizzes, Function<UUID, Optional<UUID>> tools) {
        Optional<UUID> tool = lesson.tool().flatMap(tools);
        return new Lesson(
                Courses.newId(),
                lesson.tool().isPresent() && tool.isEmpty() ? Lesson.Type.RESOURCE : lesson.type(),
                lesson.title(),
                lesson.resource(),
                lesson.part(),
                lesson.words(),
                lesson.quiz().map(quizzes),
                tool,
                lesson.share());
    }
}

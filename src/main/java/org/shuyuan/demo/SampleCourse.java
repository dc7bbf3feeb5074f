package org.shuyuan.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.Field;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.course.Outline;
import org.shuyuan.learn.course.Section;

/**
 * A course of samples, as the file tells it.
 *
 * @param account whose it is
 * @param pupil who is in its class
 * @param group the title of the class
 * @param descriptors values by field, one or a list
 */
record SampleCourse(
        String account,
        String pupil,
        @JsonProperty("class") String group,
        Map<String, Object> descriptors,
        List<Part> sections) {

    record Part(String title, List<Entry> lessons) {}

    /**
     * A lesson.
     *
     * @param file of the sample that is shown
     * @param from seconds or pages; of a quiz the second at which it stops the film before it
     * @param words Markdown
     * @param quiz as the API takes it
     */
    record Entry(
            Lesson.Type type,
            String title,
            Optional<String> file,
            Optional<Integer> from,
            Optional<Integer> to,
            Optional<String> words,
            Optional<Map<String, Object>> quiz) {}

    Map<Field, List<String>> words() {
        return Samples.words(descriptors);
    }

    /** The samples that are shown. */
    Set<String> files() {
        return sections.stream()
                .flatMap(part -> part.lessons().stream())
                .flatMap(entry -> entry.file().stream())
                .collect(Collectors.toSet());
    }

    /**
     * @param resources by the files of the samples
     * @param quizzes makes each
     */
    Outline outline(Map<String, UUID> resources, Function<Map<String, Object>, UUID> quizzes) {
        return new Outline(sections.stream()
                .map(part -> new Section(
                        newId(),
                        part.title(),
                        part.lessons().stream()
                                .map(entry -> lesson(entry, resources, quizzes))
                                .toList()))
                .toList());
    }

    private static Lesson lesson(
            Entry entry, Map<String, UUID> resources, Function<Map<String, Object>, UUID> quizzes) {
        return new Lesson(
                newId(),
                entry.type(),
                entry.title(),
                entry.file().flatMap(file -> Optional.ofNullable(resources.get(file))),
                entry.from().map(from -> new Lesson.Part(from, entry.to().orElse(from))),
                entry.words().orElse(""),
                entry.quiz().map(quizzes),
                Optional.empty(),
                Lesson.USUAL_SHARE);
    }

    private static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}

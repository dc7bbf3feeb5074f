package org.shuyuan.learn.course;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The outline of a course as it is sent.
 *
 * @param version the one that was changed; what is answered carries the next
 */
public record OutlineJson(long version, @Nullable List<SectionJson> sections) {

    static final int MOST_LESSONS = 500;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_WORDS = 100_000;
    private static final int WHOLE = 100;

    /** A second or a page: more than a week of film. */
    private static final int LAST_PLACE = 1_000_000;

    /** @param id left out of what is new */
    public record SectionJson(
            @Nullable UUID id,
            @Nullable String title,
            @Nullable List<LessonJson> lessons) {}

    /**
     * @param id left out of what is new
     * @param type {@code resource}, {@code page}, {@code quiz} or {@code tool}
     * @param from seconds or pages; left out with {@code to} where it is the whole. Of a quiz the second at which it stops
     *     the film before it; left out where it stops none
     * @param words Markdown
     * @param tool the link to a tool that was placed in this course
     * @param share percent that must be done; 90 where it is left out
     */
    public record LessonJson(
            @Nullable UUID id,
            @Nullable String type,
            @Nullable String title,
            @Nullable UUID resource,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String words,
            @Nullable UUID quiz,
            @Nullable UUID tool,
            @Nullable Integer share) {

        Lesson read() {
            String called = text(title, LONGEST_TITLE);
            Lesson.Type is = Lesson.Type.of(type == null ? "" : type).orElseThrow(() -> wrong(called));
            Integer end = is == Lesson.Type.QUIZ ? from : to;
            Optional<Lesson.Part> part =
                    from == null || end == null ? Optional.empty() : Optional.of(new Lesson.Part(from, end));
            int asked = share == null ? Lesson.USUAL_SHARE : share;
            if (called.isEmpty()
                    || (is == Lesson.Type.QUIZ && quiz == null)
                    || (is == Lesson.Type.TOOL && tool == null)
                    || asked < 1
                    || asked > WHOLE
                    || part.filter(given -> given.from() < 0 || given.to() < given.from() || given.to() > LAST_PLACE)
                            .isPresent()) {
                throw wrong(called);
            }
            boolean looked = is == Lesson.Type.RESOURCE && resource != null;
            return new Lesson(
                    id == null ? Courses.newId() : id,
                    is,
                    called,
                    looked ? Optional.ofNullable(resource) : Optional.empty(),
                    looked || is == Lesson.Type.QUIZ ? part : Optional.empty(),
                    is == Lesson.Type.PAGE ? text(words, LONGEST_WORDS) : "",
                    is == Lesson.Type.QUIZ ? Optional.ofNullable(quiz) : Optional.empty(),
                    is == Lesson.Type.TOOL ? Optional.ofNullable(tool) : Optional.empty(),
                    asked);
        }
    }

    static OutlineJson of(Course course) {
        return new OutlineJson(
                course.version(),
                course.sections().stream()
                        .map(section -> new SectionJson(
                                section.id(),
                                section.title(),
                                section.lessons().stream()
                                        .map(OutlineJson::lesson)
                                        .toList()))
                        .toList());
    }

    private static LessonJson lesson(Lesson lesson) {
        return new LessonJson(
                lesson.id(),
                lesson.type().id(),
                lesson.title(),
                lesson.resource().orElse(null),
                lesson.part().map(Lesson.Part::from).orElse(null),
                lesson.part().map(Lesson.Part::to).orElse(null),
                lesson.words(),
                lesson.quiz().orElse(null),
                lesson.tool().orElse(null),
                lesson.share());
    }

    /** @throws Problem {@link ProblemType#LESSON_WRONG}, {@link ProblemType#OUTLINE_TOO_LONG} */
    Outline read() {
        Outline outline = new Outline(present(sections).stream()
                .map(section -> new Section(
                        section.id() == null ? Courses.newId() : section.id(),
                        text(section.title(), LONGEST_TITLE),
                        present(section.lessons()).stream()
                                .map(LessonJson::read)
                                .toList()))
                .toList());
        Set<UUID> seen = new HashSet<>();
        for (Section section : outline.sections()) {
            check(seen.add(section.id()), section.title());
            section.lessons().forEach(lesson -> check(seen.add(lesson.id()), lesson.title()));
        }
        if (seen.size() > MOST_LESSONS) {
            throw Problem.of(ProblemType.OUTLINE_TOO_LONG, MOST_LESSONS);
        }
        return outline;
    }

    private static void check(boolean right, String title) {
        if (!right) {
            throw wrong(title);
        }
    }

    private static Problem wrong(String title) {
        return Problem.of(ProblemType.LESSON_WRONG, title);
    }

    /** Nulls in a list are what nobody means. */
    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static String text(@Nullable String given, int longest) {
        String text = given == null ? "" : given.replace("\0", "").strip();
        if (text.length() > longest) {
            throw wrong(text.substring(0, LONGEST_TITLE));
        }
        return text;
    }
}

package org.shuyuan.learn.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.quiz.QuizDesk;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** What teachers do with courses, after it was looked whether they may. */
@ApplicationScoped
public class CourseDesk {

    private static final int LONGEST_TITLE = 200;

    private final Courses courses;
    private final QuizDesk quizzes;
    private final PlacedTools tools;
    private final Access access;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    CourseDesk(
            Courses courses,
            QuizDesk quizzes,
            PlacedTools tools,
            Access access,
            CurrentUser user,
            Messages messages,
            ReaderLanguage language) {
        this.courses = courses;
        this.quizzes = quizzes;
        this.tools = tools;
        this.access = access;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} also where there is one that whoever asks may not see */
    public Course readable(UUID id) {
        return courses.get(access.readable(id).id());
    }

    /** @throws Problem as {@link Access#changeable} */
    public Course changeable(UUID id) {
        return courses.get(access.changeable(id).id());
    }

    /** @throws Problem {@link ProblemType#DESCRIPTORS_MISSING} without a title */
    @Transactional
    public Course create(Map<Field, List<String>> words) {
        Map<Field, List<String>> said = new EnumMap<>(Field.class);
        said.putAll(words);
        said.put(Field.TITLE, List.of(title(words.getOrDefault(Field.TITLE, List.of()))));
        said.putIfAbsent(Field.CREATOR, List.of(user.require().displayName()));
        return courses.create(user.home(), user.require().id(), said);
    }

    /** A copy of a course that whoever asks may see. */
    @Transactional
    public Course copy(UUID id) {
        LearningResource original = access.readable(id);
        String title = messages.say(language.get(), "course.copy-of", original.title());
        return courses.copy(courses.get(id), user.home(), user.require().id(), title);
    }

    /**
     * Puts an outline in the place of another; everything that it names must be there for whoever asks.
     *
     * @throws Problem {@link ProblemType#OUTLINE_CHANGED}, {@link ProblemType#LESSON_WRONG}
     */
    @Transactional
    public Course arrange(UUID id, long version, Outline outline) {
        Course course = changeable(id);
        // What was withdrawn meanwhile may stay; the page says that it is gone. So may a quiz of somebody else's.
        Set<UUID> used = course.lessons().flatMap(CourseDesk::behind).collect(Collectors.toSet());
        outline.lessons()
                .filter(lesson -> behind(lesson).anyMatch(named -> !used.contains(named)))
                .forEach(lesson -> check(id, lesson));
        return courses.arrange(id, version, outline);
    }

    /**
     * Puts lessons behind all others.
     *
     * @throws Problem as {@link #arrange}, and {@link ProblemType#OUTLINE_TOO_LONG}
     */
    @Transactional
    public Course append(UUID id, List<Lesson> lessons) {
        Course course = changeable(id);
        if (course.lessons().count() + course.sections().size() + lessons.size() >= OutlineJson.MOST_LESSONS) {
            throw Problem.of(ProblemType.OUTLINE_TOO_LONG, OutlineJson.MOST_LESSONS);
        }
        List<Section> sections = new ArrayList<>(course.sections());
        Section last = sections.isEmpty() ? new Section(Courses.newId(), "", List.of()) : sections.removeLast();
        sections.add(new Section(
                last.id(),
                last.title(),
                Stream.concat(last.lessons().stream(), lessons.stream()).toList()));
        return arrange(id, course.version(), new Outline(sections));
    }

    /** Says who may join. */
    @Transactional
    public Course joining(UUID id, Course.Joining joining) {
        courses.joining(changeable(id).id(), joining);
        return courses.get(id);
    }

    private static Stream<UUID> behind(Lesson lesson) {
        return Stream.of(lesson.resource(), lesson.quiz(), lesson.tool()).flatMap(Optional::stream);
    }

    private void check(UUID course, Lesson lesson) {
        boolean fits = lesson.quiz().stream().allMatch(quizzes::mayChange)
                && lesson.tool().stream().allMatch(tool -> tools.placed(tool, course))
                && lesson.resource()
                        .map(access::find)
                        .map(found -> found.filter(resource -> !resource.kind().equals(Course.KIND))
                                .isPresent())
                        .orElse(true);
        if (!fits) {
            throw Problem.of(ProblemType.LESSON_WRONG, lesson.title());
        }
    }

    private static String title(List<String> words) {
        return Optional.of(words)
                .filter(given -> !given.isEmpty())
                .map(List::getFirst)
                .map(said -> said.replace("\0", "").strip())
                .filter(title -> !title.isEmpty() && title.length() <= LONGEST_TITLE)
                .orElseThrow(() -> Problem.of(
                        ProblemType.DESCRIPTORS_MISSING, new Problem.Named("field.", List.of(Field.TITLE.id()))));
    }
}

package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.Standing;
import org.shuyuan.learn.follow.Standings;
import org.shuyuan.learn.quiz.Attempt;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.learn.quiz.Result;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Rule.Measure;
import org.shuyuan.share.lti.link.Target;

/** Works out by the rule of a link how far people have come: what leads to a film or a book is measured as a lesson of a course is. */
@ApplicationScoped
class Reckoning {

    /** Seconds or pages behind every end. */
    private static final int OPEN_END = 999_999;

    private final Standings standings;
    private final Courses courses;
    private final Quizzes quizzes;
    private final Attempts attempts;

    Reckoning(Standings standings, Courses courses, Quizzes quizzes, Attempts attempts) {
        this.standings = standings;
        this.courses = courses;
        this.quizzes = quizzes;
        this.attempts = attempts;
    }

    /** How somebody did in quizzes. */
    private record Marked(int points, boolean ended) {}

    /** Each of these accounts once; nothing where what the link leads to is gone: then nothing changes any more. */
    @Transactional
    List<Reached> of(Link link, Collection<UUID> accounts) {
        return link.rule().measure() == Measure.QUIZ ? answered(link, accounts) : watched(link, accounts);
    }

    private List<Reached> watched(Link link, Collection<UUID> accounts) {
        return standing(link, accounts).entrySet().stream()
                .map(each -> {
                    int percent = percent(link, each.getValue());
                    return Reached.of(each.getKey(), link.rule(), percent, percent > 0);
                })
                .toList();
    }

    private Map<UUID, Standing> standing(Link link, Collection<UUID> accounts) {
        return switch (link.target().type()) {
            case COURSE, LESSON ->
                course(link.target())
                        .map(course -> standings.of(course, accounts))
                        .orElse(Map.of());
            case W, BOOK -> standings.of(List.of(lesson(link)), accounts);
        };
    }

    private Optional<Course> course(Target target) {
        return target.type() == Target.Type.LESSON ? courses.around(target.id()) : courses.find(target.id());
    }

    /** Of a course as many lessons as are done; of all else what was watched, read or answered of it. */
    private static int percent(Link link, Standing standing) {
        Target target = link.target();
        return target.type() == Target.Type.COURSE
                ? new Standing(standing.steps().stream()
                                // It knows the readers of this service, not those of a platform.
                                .filter(step -> step.lesson().type() != Lesson.Type.TOOL)
                                .toList())
                        .percent()
                : standing.steps().stream()
                        .filter(step -> target.type() != Target.Type.LESSON
                                || step.lesson().id().equals(target.id()))
                        .mapToInt(Standing.Step::percent)
                        .findFirst()
                        .orElse(0);
    }

    private static Lesson lesson(Link link) {
        Target target = link.target();
        return new Lesson(
                link.id(),
                Lesson.Type.RESOURCE,
                link.title(),
                Optional.of(target.id()),
                target.part().map(part -> new Lesson.Part(part.from(), part.to().orElse(OPEN_END))),
                "",
                Optional.empty(),
                Optional.empty(),
                link.rule().needed());
    }

    /** Of a course all its quizzes together; one that nobody has answered yet has no points. */
    private List<Reached> answered(Link link, Collection<UUID> accounts) {
        List<Quiz> asked = quizzes(link.target());
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Marked>> marked = new HashMap<>();
        for (Quiz quiz : asked) {
            Map<UUID, List<Attempt>> made = attempts.of(quiz, accounts);
            accounts.forEach(account -> marked.computeIfAbsent(account, _ -> new ArrayList<>())
                    .add(marked(quiz, made.getOrDefault(account, List.of()))));
        }
        return marked.entrySet().stream()
                .map(each -> Reached.of(
                        each.getKey(),
                        link.rule(),
                        (int) Math.round(each.getValue().stream()
                                .mapToInt(Marked::points)
                                .average()
                                .orElse(0)),
                        each.getValue().stream().anyMatch(Marked::ended)))
                .toList();
    }

    private static Marked marked(Quiz quiz, List<Attempt> made) {
        return new Marked(Result.of(quiz, made).percent(), made.stream().anyMatch(Attempt::ended));
    }

    private List<Quiz> quizzes(Target target) {
        return switch (target.type()) {
            case COURSE, LESSON ->
                course(target).stream()
                        .flatMap(Course::lessons)
                        .filter(lesson -> target.type() == Target.Type.COURSE
                                || lesson.id().equals(target.id()))
                        .flatMap(lesson -> lesson.quiz().stream())
                        .distinct()
                        .flatMap(id -> quizzes.find(id).stream())
                        .toList();
            case W, BOOK -> List.of();
        };
    }
}

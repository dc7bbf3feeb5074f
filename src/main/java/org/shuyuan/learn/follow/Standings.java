package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Span;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.learn.quiz.Result;

/** Works out how far people are in courses, by what they have watched and read: wherever and whenever that was. */
@ApplicationScoped
public class Standings {

    private static final int MILLIS = 1000;
    private static final int PERCENT = 100;

    private final Catalog catalog;
    private final Watching watching;
    private final ReadLessons read;
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final ToolResults tools;

    Standings(
            Catalog catalog,
            Watching watching,
            ReadLessons read,
            Quizzes quizzes,
            Attempts attempts,
            ToolResults tools) {
        this.catalog = catalog;
        this.watching = watching;
        this.read = read;
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.tools = tools;
    }

    public Standing of(Course course, UUID account) {
        return of(course, List.of(account)).getOrDefault(account, new Standing(List.of()));
    }

    /** By account; each of them has one. */
    @Transactional
    public Map<UUID, Standing> of(Course course, Collection<UUID> accounts) {
        List<Lesson> lessons = course.lessons().filter(lesson -> !lesson.gap()).toList();
        return of(lessons, accounts, read.of(course.id(), accounts));
    }

    /** By account, of lessons that are in no course: there is nowhere to say of them that they are read. */
    @Transactional
    public Map<UUID, Standing> of(List<Lesson> lessons, Collection<UUID> accounts) {
        return of(lessons, accounts, Map.of());
    }

    /** @param ended lessons by the account that says they are read */
    private Map<UUID, Standing> of(List<Lesson> lessons, Collection<UUID> accounts, Map<UUID, Set<UUID>> ended) {
        List<UUID> resources = lessons.stream()
                .flatMap(lesson -> lesson.resource().stream())
                .distinct()
                .toList();
        Set<UUID> books = catalog.findAll(resources).stream()
                .filter(Cards::isBook)
                .map(LearningResource::id)
                .collect(Collectors.toSet());
        Map<UUID, Map<UUID, Seen>> seen = new HashMap<>();
        watching.of(accounts, resources)
                .forEach(each -> seen.computeIfAbsent(each.account(), _ -> new HashMap<>())
                        .put(each.resource(), each));
        Map<UUID, Map<UUID, Result>> results = results(lessons, accounts);
        Map<UUID, ToolResults.Scores> scores = tools.of(
                lessons.stream().flatMap(lesson -> lesson.tool().stream()).toList(), accounts);
        Map<UUID, Standing> standings = new HashMap<>();
        for (UUID account : accounts) {
            List<Standing.Step> steps = new ArrayList<>();
            for (Lesson lesson : lessons) {
                steps.add(lesson.quiz()
                        .map(results::get)
                        .map(quiz -> quiz.get(account))
                        .map(result -> new Standing.Step(lesson, result.percent(), 0, result.passed()))
                        .or(() -> lesson.tool().map(scores::get).map(given -> scored(lesson, given, account)))
                        .orElseGet(() -> step(
                                lesson,
                                lesson.resource().filter(books::contains).isPresent(),
                                lesson.resource().map(seen.getOrDefault(account, Map.of())::get),
                                ended.getOrDefault(account, Set.of()).contains(lesson.id()))));
            }
            standings.put(account, new Standing(steps));
        }
        return standings;
    }

    /** Whether so much was watched of its film, or read of its book, that the lesson is done. */
    @Transactional
    public boolean watched(Lesson lesson, Seen seen) {
        return step(lesson, lesson.resource().filter(this::isBook).isPresent(), Optional.of(seen), false)
                .done();
    }

    /** Whether a tool says who is done with it. */
    boolean scored(Lesson lesson) {
        return lesson.tool()
                .filter(tool -> tools.of(List.of(tool), List.of()).containsKey(tool))
                .isPresent();
    }

    private boolean isBook(UUID resource) {
        return catalog.find(resource).filter(Cards::isBook).isPresent();
    }

    /** By quiz and account; nothing of those who haven't begun. */
    private Map<UUID, Map<UUID, Result>> results(List<Lesson> lessons, Collection<UUID> accounts) {
        Map<UUID, Map<UUID, Result>> results = new HashMap<>();
        lessons.stream()
                .flatMap(lesson -> lesson.quiz().flatMap(quizzes::find).stream())
                .forEach(quiz -> {
                    Map<UUID, Result> of = results.computeIfAbsent(quiz.id(), _ -> new HashMap<>());
                    attempts.of(quiz, accounts).forEach((account, made) -> of.put(account, Result.of(quiz, made)));
                });
        return results;
    }

    private static Standing.Step scored(Lesson lesson, ToolResults.Scores scores, UUID account) {
        int percent = scores.percents().getOrDefault(account, 0);
        return new Standing.Step(lesson, percent, 0, percent >= lesson.share());
    }

    private static Standing.Step step(Lesson lesson, boolean book, Optional<Seen> seen, boolean read) {
        int length = seen.map(Seen::length).orElse(0);
        Optional<Span> part = lesson.part().map(each -> clipped(span(each, book), length));
        int wanted = part.map(Span::length).orElse(length);
        int watched =
                seen.map(each -> part.map(each::within).orElseGet(each::total)).orElse(0);
        int percent = wanted == 0 ? 0 : Math.min(PERCENT, Math.round((float) PERCENT * watched / wanted));
        boolean done = read || (wanted > 0 && percent >= lesson.share());
        return new Standing.Step(lesson, read ? PERCENT : percent, book ? 0 : watched / MILLIS, done);
    }

    /** What lies behind the end of a film can't be watched by anybody. */
    private static Span clipped(Span part, int length) {
        return length > part.from() && length < part.to() ? new Span(part.from(), length) : part;
    }

    /** The first and the last page of a book belong to the part, the second at which a part of a film ends doesn't. */
    static Span span(Lesson.Part part, boolean book) {
        return new Span((book ? part.from() - 1 : part.from()) * MILLIS, part.to() * MILLIS);
    }
}

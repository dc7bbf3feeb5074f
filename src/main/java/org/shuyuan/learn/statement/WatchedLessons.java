package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.Standings;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.progress.Reported;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Span;
import org.shuyuan.learn.progress.WatchedMore;
import org.shuyuan.learn.progress.WatchedMore.Stretch;
import org.shuyuan.learn.progress.Watching;

/**
 * Sees which lessons are done by what was just watched: for a whole batch of reports at once, because a class that watches
 * sends hundreds in a second.
 */
@ApplicationScoped
class WatchedLessons {

    private static final int MILLIS = 1000;

    private final RecordStore store;
    private final Courses courses;
    private final Enrolments enrolments;
    private final Watching watching;
    private final Reported reported;
    private final Standings standings;
    private final Told told;
    private final LessonsDone lessonsDone;
    private final Visits visits;

    WatchedLessons(
            RecordStore store,
            Courses courses,
            Enrolments enrolments,
            Watching watching,
            Reported reported,
            Standings standings,
            Told told,
            LessonsDone lessonsDone,
            Visits visits) {
        this.store = store;
        this.courses = courses;
        this.enrolments = enrolments;
        this.watching = watching;
        this.reported = reported;
        this.standings = standings;
        this.told = told;
        this.lessonsDone = lessonsDone;
        this.visits = visits;
    }

    private record Film(UUID account, UUID resource) {}

    /** A lesson of a course that whoever watched it follows. */
    private record Followed(UUID course, Lesson lesson) {}

    void watched(@Observes WatchedMore more) {
        if (!store.on()) {
            return;
        }
        Map<Film, Stretch> films = new LinkedHashMap<>();
        more.stretches()
                .forEach(stretch -> stretch.account()
                        .ifPresent(account -> films.put(new Film(account, stretch.resource()), stretch)));
        Map<Film, List<Followed>> followed = followed(films.keySet());
        if (followed.isEmpty()) {
            return;
        }
        visits.go(
                more.stretches().stream()
                        .filter(stretch -> stretch.account()
                                .filter(account -> followed.containsKey(new Film(account, stretch.resource())))
                                .isPresent())
                        .map(Stretch::viewing)
                        .toList(),
                more.now());
        List<LessonsDone.Done> done = done(films, followed);
        if (!done.isEmpty()) {
            tell(done, more.now());
        }
    }

    /** Nothing of films that belong to no course that their watchers follow. */
    private Map<Film, List<Followed>> followed(Collection<Film> films) {
        Map<UUID, List<Lesson>> lessons =
                courses.showing(films.stream().map(Film::resource).distinct().toList());
        Map<UUID, Set<UUID>> following = lessons.isEmpty()
                ? Map.of()
                : enrolments.following(
                        films.stream().map(Film::account).distinct().toList(), lessons.keySet());
        Map<Film, List<Followed>> followed = new HashMap<>();
        for (Film film : films) {
            for (UUID course : following.getOrDefault(film.account(), Set.of())) {
                lessons.getOrDefault(course, List.of()).stream()
                        .filter(lesson -> lesson.resource()
                                .filter(film.resource()::equals)
                                .isPresent())
                        .forEach(lesson -> followed.computeIfAbsent(film, _ -> new ArrayList<>())
                                .add(new Followed(course, lesson)));
            }
        }
        return followed;
    }

    private List<LessonsDone.Done> done(Map<Film, Stretch> films, Map<Film, List<Followed>> followed) {
        Map<Film, Seen> seen = new HashMap<>();
        watching.of(accounts(followed.keySet()), resources(followed.keySet()))
                .forEach(each -> seen.put(new Film(each.account(), each.resource()), each));
        List<LessonsDone.Done> done = new ArrayList<>();
        followed.forEach((film, lessons) -> Optional.ofNullable(seen.get(film))
                .ifPresent(of -> lessons.stream()
                        .filter(each -> standings.watched(each.lesson(), of))
                        .forEach(each -> done.add(new LessonsDone.Done(
                                film.account(),
                                each.course(),
                                each.lesson(),
                                Optional.ofNullable(films.get(film)).map(stretch -> played(each.lesson(), of, stretch)),
                                Optional.empty())))));
        return done;
    }

    /** What was done before, when nobody was there to be told, is remembered as told: it isn't done now. */
    private void tell(List<LessonsDone.Done> done, Instant now) {
        Set<Told.Thing> known =
                told.of(done.stream().map(LessonsDone.Done::thing).toList());
        List<LessonsDone.Done> fresh =
                done.stream().filter(each -> !known.contains(each.thing())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        Map<Film, Seen> before = new HashMap<>();
        reported.before(
                        fresh.stream().map(LessonsDone.Done::account).distinct().toList(),
                        fresh.stream()
                                .flatMap(each -> each.lesson().resource().stream())
                                .distinct()
                                .toList(),
                        now)
                .forEach(each -> before.put(
                        new Film(each.account(), each.resource()),
                        new Seen(each.account(), each.resource(), each.spans(), 0, now)));
        Map<Boolean, List<LessonsDone.Done>> byAge = fresh.stream()
                .collect(Collectors.partitioningBy(each -> each.lesson()
                        .resource()
                        .map(film -> before.get(new Film(each.account(), film)))
                        .filter(earlier -> standings.watched(each.lesson(), whole(earlier, each)))
                        .isPresent()));
        told.remember(byAge.getOrDefault(true, List.of()).stream()
                .map(LessonsDone.Done::thing)
                .toList());
        lessonsDone.tell(byAge.getOrDefault(false, List.of()), now);
    }

    private static Seen whole(Seen earlier, LessonsDone.Done done) {
        int length = done.played().map(Played::length).orElse(0);
        return new Seen(earlier.account(), earlier.resource(), earlier.parts(), length, earlier.last());
    }

    /** Within the part of the film that is the lesson. */
    private static Played played(Lesson lesson, Seen seen, Stretch stretch) {
        Optional<Span> part = lesson.part().map(each -> new Span(each.from() * MILLIS, each.to() * MILLIS));
        List<Span> spans = part.map(within -> seen.parts().stream()
                        .map(span -> new Span(Math.max(span.from(), within.from()), Math.min(span.to(), within.to())))
                        .filter(span -> span.length() > 0)
                        .toList())
                .orElseGet(seen::parts);
        return new Played(
                stretch.viewing(),
                spans,
                spans.stream().mapToInt(Span::length).sum(),
                part.map(Span::length).orElseGet(seen::length),
                stretch.until());
    }

    private static List<UUID> accounts(Collection<Film> films) {
        return films.stream().map(Film::account).distinct().toList();
    }

    private static List<UUID> resources(Collection<Film> films) {
        return films.stream().map(Film::resource).distinct().toList();
    }
}

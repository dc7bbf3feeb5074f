package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.Standing;
import org.shuyuan.learn.follow.Standings;

/** Tells once that a lesson is done, and with the last one that the course is. */
@ApplicationScoped
class LessonsDone {

    private final Told told;
    private final StatementQueue queue;
    private final Actors actors;
    private final Activities activities;
    private final Courses courses;
    private final Standings standings;

    LessonsDone(
            Told told,
            StatementQueue queue,
            Actors actors,
            Activities activities,
            Courses courses,
            Standings standings) {
        this.told = told;
        this.queue = queue;
        this.actors = actors;
        this.activities = activities;
        this.courses = courses;
        this.standings = standings;
    }

    /**
     * A lesson that somebody has done just now.
     *
     * @param played of a film; of a book it isn't told, for its pages are no seconds
     * @param percent that was reached in a quiz
     */
    record Done(UUID account, UUID course, Lesson lesson, Optional<Played> played, Optional<Integer> percent) {

        Told.Thing thing() {
            return new Told.Thing(account, lesson.id());
        }
    }

    @Transactional
    void tell(Collection<Done> all, Instant now) {
        Set<Told.Thing> fresh = told.remember(all.stream().map(Done::thing).toList());
        List<Done> done =
                all.stream().filter(each -> fresh.contains(each.thing())).toList();
        List<Statement> statements = new ArrayList<>();
        done.forEach(each -> statements.add(lesson(each, now)));
        done.stream()
                .collect(Collectors.groupingBy(Done::course, Collectors.mapping(Done::account, Collectors.toSet())))
                .forEach((course, accounts) -> statements.addAll(ended(course, accounts, now)));
        if (!statements.isEmpty()) {
            queue.add(statements);
        }
    }

    private Statement lesson(Done done, Instant now) {
        Phrase phrase = new Phrase(
                        done.account(),
                        actors.of(done.account()),
                        Verb.COMPLETED,
                        activities.lesson(done.course(), done.lesson()),
                        now)
                .completion()
                .registration(actors.registration(done.account(), done.course()))
                .around("parent", activities.course(done.course()));
        done.percent().ifPresent(phrase::percent);
        done.played()
                .filter(_ -> done.lesson().resource().filter(activities::isFilm).isPresent())
                .ifPresent(played -> played.on(phrase));
        return phrase.made(now);
    }

    private List<Statement> ended(UUID id, Set<UUID> accounts, Instant now) {
        Course course = courses.get(id);
        Map<UUID, Standing> standing = standings.of(course, accounts);
        List<Told.Thing> whole = standing.entrySet().stream()
                .filter(each -> !each.getValue().steps().isEmpty())
                .filter(each ->
                        each.getValue().done() == each.getValue().steps().size())
                .map(each -> new Told.Thing(each.getKey(), id))
                .toList();
        return whole.isEmpty()
                ? List.of()
                : told.remember(whole).stream()
                        .map(thing -> new Phrase(
                                        thing.account(),
                                        actors.of(thing.account()),
                                        Verb.COMPLETED,
                                        activities.course(id),
                                        now)
                                .completion()
                                .registration(actors.registration(thing.account(), id))
                                .made(now))
                        .toList();
    }
}

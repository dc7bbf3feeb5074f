package org.shuyuan.share.lti.grade;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;

/** Looks again and again at what was marked, works out the scores that may have changed, and has them sent. */
@ApplicationScoped
class GradeClerk {

    private static final Logger LOG = Logger.getLogger(GradeClerk.class);
    private static final int BATCH = 300;

    private static final int DEEPEST = 10;

    private final Marks marks;
    private final Scores scores;
    private final Reckoning reckoning;
    private final Sending sending;
    private final Links links;
    private final Courses courses;

    GradeClerk(Marks marks, Scores scores, Reckoning reckoning, Sending sending, Links links, Courses courses) {
        this.marks = marks;
        this.scores = scores;
        this.reckoning = reckoning;
        this.sending = sending;
        this.links = links;
        this.courses = courses;
    }

    @Scheduled(every = "${shuyuan.lti.grade.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        List<Marks.Mark> batch;
        do {
            batch = marks.first(BATCH);
            if (!batch.isEmpty()) {
                workOut(batch);
                marks.done(batch);
            }
        } while (batch.size() == BATCH);
        sending.go();
    }

    private void workOut(List<Marks.Mark> batch) {
        Map<UUID, Set<UUID>> things = new HashMap<>();
        batch.forEach(mark ->
                things.computeIfAbsent(mark.account(), _ -> new HashSet<>()).add(mark.thing()));
        coursesOf(batch)
                .forEach((thing, around) -> things.values().stream()
                        .filter(each -> each.contains(thing))
                        .forEach(each -> each.addAll(around)));
        Map<UUID, List<UUID>> openers = scores.opened(things.keySet()).stream()
                .collect(Collectors.groupingBy(
                        Scores.Opener::link, Collectors.mapping(Scores.Opener::account, Collectors.toList())));
        openers.forEach((id, accounts) -> links.find(id).ifPresent(link -> {
            List<UUID> concerned = accounts.stream()
                    .filter(account -> concerns(link, Objects.requireNonNull(things.get(account))))
                    .toList();
            if (!concerned.isEmpty()) {
                workOut(link, concerned);
            }
        }));
    }

    private void workOut(Link link, List<UUID> accounts) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                scores.hold(link.id());
                scores.reached(link.id(), reckoning.of(link, accounts));
            });
        } catch (RuntimeException e) {
            // One that can't be worked out, such as a quiz that nobody can read, must not hold up all others.
            LOG.errorf(e, "Scores of %s can't be worked out", link.id());
            if (ofTheDatabase(e)) {
                marks.again(link.id(), accounts);
            }
        }
    }

    /** Another time it may be otherwise. */
    private static boolean ofTheDatabase(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(each -> each instanceof SQLException || each instanceof RollbackException);
    }

    /** Courses that show what was watched, and the lessons in which they do. */
    private Map<UUID, Set<UUID>> coursesOf(Collection<Marks.Mark> batch) {
        Map<UUID, Set<UUID>> around = new HashMap<>();
        courses.showing(batch.stream().map(Marks.Mark::thing).distinct().toList())
                .forEach((course, lessons) -> lessons.forEach(lesson -> lesson.resource()
                        .ifPresent(resource -> around.computeIfAbsent(resource, _ -> new HashSet<>())
                                .addAll(List.of(course, lesson.id())))));
        return around;
    }

    private static boolean concerns(Link link, Set<UUID> things) {
        return things.contains(link.id()) || things.contains(link.target().id());
    }
}

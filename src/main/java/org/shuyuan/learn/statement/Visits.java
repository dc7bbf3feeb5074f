package org.shuyuan.learn.statement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.progress.Reported;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.table.Rows;

/**
 * Tells what was played of a film from the opening of a page to its end. No player says that it ends: it is over when nothing
 * was reported for a while. What a phone reports later, of when it had no line, is told as another visit of the same session.
 */
@ApplicationScoped
class Visits {

    /** Visits whose end is told in one transaction, which reports of the same pages wait for. */
    private static final int AT_ONCE = 100;

    private final RecordStore store;
    private final Rows rows;
    private final Reported reported;
    private final Watching watching;
    private final Courses courses;
    private final Enrolments enrolments;
    private final Actors actors;
    private final Activities activities;
    private final StatementQueue queue;
    private final XapiConfig config;
    private final Clock clock;

    Visits(
            RecordStore store,
            Rows rows,
            Reported reported,
            Watching watching,
            Courses courses,
            Enrolments enrolments,
            Actors actors,
            Activities activities,
            StatementQueue queue,
            XapiConfig config,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.reported = reported;
        this.watching = watching;
        this.courses = courses;
        this.enrolments = enrolments;
        this.actors = actors;
        this.activities = activities;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    private record Over(UUID viewing, Instant begun, Instant last) {}

    /** These pages have played something just now. */
    @Transactional
    void go(Collection<UUID> viewings, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        rows.write("""
                insert into xapi_visit (viewing, begun_at, last_at)
                select distinct viewing, ?::timestamptz, ?::timestamptz from unnest(?::uuid[]) as new (viewing) order by viewing
                on conflict (viewing) do update set last_at = excluded.last_at""", at, at, viewings.toArray(UUID[]::new));
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int over = store.on() ? AT_ONCE : 0;
        while (over == AT_ONCE) {
            over = QuarkusTransaction.requiringNew().call(() -> tell(clock.instant()));
        }
    }

    /** How many were over. */
    private int tell(Instant now) {
        List<Over> over = rows.query(
                """
                delete from xapi_visit where viewing in (
                  select viewing from xapi_visit where last_at <= ? order by last_at limit ? for update skip locked)
                returning viewing, begun_at, last_at""",
                row -> new Over(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                now.minus(config.quiet()).atOffset(ZoneOffset.UTC),
                AT_ONCE);
        List<Statement> statements = new ArrayList<>();
        over.forEach(visit -> reported.by(visit.viewing(), visit.begun())
                .flatMap(played -> terminated(visit, played, now))
                .ifPresent(statements::add));
        if (!statements.isEmpty()) {
            queue.add(statements);
        }
        return over.size();
    }

    /** Nothing of a book, and where the course was left meanwhile. */
    private Optional<Statement> terminated(Over visit, Reported.Visit played, Instant now) {
        UUID account = played.account();
        Set<UUID> followed = enrolments
                .following(
                        List.of(account),
                        courses.showing(List.of(played.resource())).keySet())
                .getOrDefault(account, Set.of());
        if (followed.isEmpty() || !activities.isFilm(played.resource())) {
            return Optional.empty();
        }
        Optional<Seen> seen = watching.of(List.of(account), List.of(played.resource())).stream()
                .findFirst();
        Phrase phrase = new Phrase(
                account, actors.of(account), Verb.TERMINATED, activities.resource(played.resource()), visit.last());
        followed.stream().sorted().forEach(course -> phrase.around("parent", activities.course(course)));
        if (followed.size() == 1) {
            followed.forEach(course -> phrase.registration(actors.registration(account, course)));
        }
        Played words = new Played(
                visit.viewing(),
                played.spans(),
                seen.map(Seen::total).orElse(0),
                seen.map(Seen::length).orElse(0),
                played.spans().getLast().to());
        return Optional.of(words.on(phrase).made(now));
    }
}

package org.shuyuan.learn.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reports for tests, entered as those of players are, at whichever time. */
@ApplicationScoped
public class Reporting {

    private final DataSource database;
    private final Event<WatchedMore> watched;

    Reporting(DataSource database, Event<WatchedMore> watched) {
        this.database = database;
        this.watched = watched;
    }

    /**
     * A report.
     *
     * @param page that was opened a day before
     * @param book whether it has pages rather than seconds
     * @param length of the film in seconds
     * @param from seconds from the beginning of the film
     */
    public record Played(
            UUID id, UUID page, UUID film, Optional<UUID> reader, boolean book, int length, int from, int to) {

        public static Played of(UUID film, UUID reader, int length, int from, int to) {
            return new Played(UUID.randomUUID(), UUID.randomUUID(), film, Optional.of(reader), false, length, from, to);
        }
    }

    /** All of them in one transaction. */
    public List<Verdict> at(Instant now, List<Played> reports) {
        return new Entering(database, watched, Clock.fixed(now, ZoneOffset.UTC))
                .enter(reports.stream()
                        .map(each -> new Report(
                                each.id(),
                                new Ticket(
                                        each.page(),
                                        each.film(),
                                        each.reader(),
                                        each.book(),
                                        1000 * each.length(),
                                        now.minus(Duration.ofDays(1))),
                                List.of(new Span(1000 * each.from(), 1000 * each.to())),
                                Duration.ZERO))
                        .toList());
    }
}

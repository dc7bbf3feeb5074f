package org.shuyuan.learn.progress;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.seal.Seals;

/** Gives out tickets and honours them, for as long as a report may lie in a browser that has no line. */
@ApplicationScoped
class Tickets {

    private static final String PURPOSE = "watching";
    private static final double MILLIS = 1000;

    private final Seals seals;
    private final CurrentUser user;
    private final ProgressConfig config;
    private final Clock clock;

    Tickets(Seals seals, CurrentUser user, ProgressConfig config, Clock clock) {
        this.seals = seals;
        this.user = user;
        this.config = config;
        this.clock = clock;
    }

    /** Reads the key, which lies in the database: reports are looked at by threads that must not wait for one. */
    void warm(@Observes StartupEvent start) {
        seals.seal(PURPOSE, new byte[0]);
    }

    /** A ticket for whoever is asking, to report what a page plays of this film. */
    String give(LearningResource film) {
        Ticket ticket = new Ticket(
                UUID.randomUUID(),
                film.id(),
                user.account().map(Account::id),
                book(film),
                length(film),
                clock.instant());
        return seals.seal(PURPOSE, ticket.bytes());
    }

    /** Nothing where it isn't ours, or too old. */
    Optional<Ticket> open(String sealed) {
        return seals.open(PURPOSE, sealed)
                .flatMap(Ticket::of)
                .filter(ticket -> ticket.given().plus(config.late()).isAfter(clock.instant()));
    }

    private static boolean book(LearningResource film) {
        return film.descriptors().first(Field.DURATION).isEmpty()
                && film.descriptors().first(Field.PAGES).isPresent();
    }

    private static int length(LearningResource film) {
        try {
            return film.descriptors()
                    .first(Field.DURATION)
                    .or(() -> film.descriptors().first(Field.PAGES))
                    .map(seconds -> (int) Math.round(Double.parseDouble(seconds) * MILLIS))
                    .orElse(0);
        } catch (NumberFormatException notMeasured) {
            return 0;
        }
    }
}

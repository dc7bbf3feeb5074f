package org.shuyuan.learn.progress;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes reports down, many in one transaction: each once, and only what is plausible. */
@ApplicationScoped
class Entering {

    private final DataSource database;
    private final Event<WatchedMore> watched;
    private final Clock clock;

    Entering(DataSource database, Event<WatchedMore> watched, Clock clock) {
        this.database = database;
        this.watched = watched;
        this.clock = clock;
    }

    /** The verdicts, in the order of the reports. */
    List<Verdict> enter(List<Report> reports) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return enter(reports, new ProgressTables(connection), clock.instant());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<Verdict> enter(List<Report> reports, ProgressTables tables, Instant now) throws SQLException {
        Set<UUID> accounts = tables.accounts(reports);
        Map<UUID, Ticket> viewings = new HashMap<>();
        reports.stream()
                .map(Report::ticket)
                .filter(ticket -> ticket.account().stream().allMatch(accounts::contains))
                .forEach(ticket -> viewings.put(ticket.viewing(), ticket));
        Map<UUID, Long> played = tables.hold(viewings.values());
        Set<UUID> known = new HashSet<>(tables.known(reports));
        List<Verdict> verdicts = new ArrayList<>();
        List<Report> taken = new ArrayList<>();
        List<WatchedMore.Stretch> stretches = new ArrayList<>();
        for (Report report : reports) {
            UUID viewing = report.ticket().viewing();
            Verdict verdict = judge(report, played.get(viewing), known, now);
            if (verdict == Verdict.TAKEN) {
                known.add(report.id());
                taken.add(report);
                stretches.add(stretch(report, played.getOrDefault(viewing, 0L) == 0));
                played.merge(viewing, report.played(), Long::sum);
            }
            verdicts.add(verdict);
        }
        if (!taken.isEmpty()) {
            tables.write(taken, now);
            tables.spend(taken, played);
            List<WatchedMore.Advance> advances = tables.watched(byFilm(taken), now);
            watched.fire(new WatchedMore(stretches, advances, now));
        }
        return verdicts;
    }

    /** @param before nothing where the viewing is nobody's any more */
    private static Verdict judge(Report report, @Nullable Long before, Set<UUID> known, Instant now) {
        if (before == null) {
            return Verdict.VOID;
        }
        if (known.contains(report.id())) {
            return Verdict.KNOWN;
        }
        return Plausibility.holds(report, before, now) ? Verdict.TAKEN : Verdict.IMPLAUSIBLE;
    }

    private static WatchedMore.Stretch stretch(Report report, boolean first) {
        Ticket ticket = report.ticket();
        return new WatchedMore.Stretch(
                ticket.viewing(),
                ticket.account(),
                ticket.resource(),
                first,
                ticket.book() ? 0 : report.played(),
                report.spans().getLast().to());
    }

    /** What each reader has played of each film; nothing of readers whom we don't know. */
    private static Map<ProgressTables.Film, List<Report>> byFilm(List<Report> reports) {
        return reports.stream()
                .filter(report -> report.ticket().account().isPresent())
                .collect(Collectors.groupingBy(
                        report -> new ProgressTables.Film(
                                report.ticket().account().orElseThrow(),
                                report.ticket().resource()),
                        LinkedHashMap::new,
                        Collectors.mapping(Function.identity(), Collectors.toList())));
    }
}

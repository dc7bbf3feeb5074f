package org.shuyuan.learn.progress;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of this room, within one transaction. A batch is a handful of statements, however many reports are in it; rows
 * are always taken in the order of their keys, so that two nodes never wait for each other.
 */
record ProgressTables(Connection connection) {

    /** What one reader watches. */
    record Film(UUID account, UUID resource) {}

    /** The accounts of these reports that are there, and stay until the end of the transaction. */
    Set<UUID> accounts(List<Report> reports) throws SQLException {
        return ids(
                "select id from account where id = any (?) order by id for key share",
                reports.stream().flatMap(report -> report.ticket().account().stream()));
    }

    /** Those of the reports that were written down before. */
    Set<UUID> known(List<Report> reports) throws SQLException {
        return ids(
                "select id from watch_report where id = any (?)",
                reports.stream().map(Report::id));
    }

    /** Holds the rows of these viewings until the end of the transaction, and answers what was played of each. */
    Map<UUID, Long> hold(Collection<Ticket> tickets) throws SQLException {
        List<Ticket> ordered = tickets.stream()
                .sorted(Comparator.comparing(ticket -> ticket.viewing().toString()))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into viewing (id, account, resource, given_at, played_ms)
                select viewing, account, resource, given_at, 0
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[]) as new (viewing, account, resource, given_at)
                on conflict (id) do nothing""")) {
            insert.setArray(1, array("uuid", ordered, Ticket::viewing));
            insert.setArray(2, array("uuid", ordered, ticket -> ticket.account().orElse(null)));
            insert.setArray(3, array("uuid", ordered, Ticket::resource));
            insert.setArray(
                    4, array("timestamptz", ordered, ticket -> ticket.given().toString()));
            insert.executeUpdate();
        }
        Map<UUID, Long> played = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, played_ms from viewing where id = any (?) order by id::text for update")) {
            select.setArray(1, array("uuid", ordered, Ticket::viewing));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    played.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return played;
    }

    void write(List<Report> reports, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into watch_report (id, viewing, account, resource, from_ms, to_ms, received_at)
                select id, viewing, account, resource, from_ms::int[], to_ms::int[], ?
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                  as new (id, viewing, account, resource, from_ms, to_ms)""")) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(2, array("uuid", reports, Report::id));
            insert.setArray(3, array("uuid", reports, report -> report.ticket().viewing()));
            insert.setArray(
                    4,
                    array("uuid", reports, report -> report.ticket().account().orElse(null)));
            insert.setArray(5, array("uuid", reports, report -> report.ticket().resource()));
            insert.setArray(6, array("text", reports, report -> numbers(report.spans(), Span::from)));
            insert.setArray(7, array("text", reports, report -> numbers(report.spans(), Span::to)));
            insert.executeUpdate();
        }
    }

    /** @param played of each viewing, with these reports */
    void spend(List<Report> reports, Map<UUID, Long> played) throws SQLException {
        List<UUID> viewings = reports.stream()
                .map(report -> report.ticket().viewing())
                .distinct()
                .toList();
        try (PreparedStatement update = connection.prepareStatement("""
                update viewing set played_ms = new.played_ms
                from unnest(?::uuid[], ?::bigint[]) as new (id, played_ms) where viewing.id = new.id""")) {
            update.setArray(1, array("uuid", viewings, Function.identity()));
            update.setArray(2, array("bigint", viewings, viewing -> played.getOrDefault(viewing, 0L)));
            update.executeUpdate();
        }
    }

    /** Joins what was played to what each reader has seen of each film, and answers how far that has brought each. */
    List<WatchedMore.Advance> watched(Map<Film, List<Report>> films, Instant now) throws SQLException {
        List<Map.Entry<Film, List<Report>>> ordered = films.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().toString()))
                .toList();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into watched as known
                  (account, resource, played, length_ms, seen_ms, first_at, last_at, left_ms, left_at)
                select account, resource, played, length_ms, covered_ms(played), ?, ?, left_ms, left_at
                from (select account, resource, played::int4multirange, length_ms, left_ms, left_at
                  from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::timestamptz[])
                    as sent (account, resource, played, length_ms, left_ms, left_at)) as new
                on conflict (account, resource) do update set
                  played = known.played + excluded.played,
                  length_ms = greatest(known.length_ms, excluded.length_ms),
                  seen_ms = covered_ms(known.played + excluded.played),
                  last_at = excluded.last_at,
                  left_ms = case when excluded.left_at < known.left_at then known.left_ms else excluded.left_ms end,
                  left_at = greatest(known.left_at, excluded.left_at)
                returning new.account, new.resource, old.last_at, coalesce(old.seen_ms, 0), coalesce(old.length_ms, 0),
                  new.seen_ms, new.length_ms""")) {
            upsert.setObject(1, now.atOffset(ZoneOffset.UTC));
            upsert.setObject(2, now.atOffset(ZoneOffset.UTC));
            upsert.setArray(3, array("uuid", ordered, each -> each.getKey().account()));
            upsert.setArray(4, array("uuid", ordered, each -> each.getKey().resource()));
            upsert.setArray(5, array("text", ordered, each -> multirange(each.getValue())));
            upsert.setArray(
                    6,
                    array(
                            "int",
                            ordered,
                            each -> each.getValue().getLast().ticket().length()));
            upsert.setArray(
                    7, array("int", ordered, each -> last(each.getValue(), now).left()));
            upsert.setArray(
                    8,
                    array(
                            "timestamptz",
                            ordered,
                            each -> last(each.getValue(), now).made(now).toString()));
            return advances(upsert, films);
        }
    }

    private static List<WatchedMore.Advance> advances(PreparedStatement upsert, Map<Film, List<Report>> films)
            throws SQLException {
        List<WatchedMore.Advance> advances = new ArrayList<>();
        try (ResultSet row = upsert.executeQuery()) {
            while (row.next()) {
                Film film = new Film(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                advances.add(new WatchedMore.Advance(
                        film.account(),
                        film.resource(),
                        films.getOrDefault(film, List.of()).stream()
                                .anyMatch(report -> report.ticket().book()),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        new WatchedMore.Reached(row.getInt(4), row.getInt(5)),
                        new WatchedMore.Reached(row.getInt(6), row.getInt(7))));
            }
        }
        return advances;
    }

    /** The report that was made last; of two that were made at once the one that was sent later. */
    private static Report last(List<Report> reports, Instant now) {
        return reports.stream()
                .reduce((one, other) -> other.made(now).isBefore(one.made(now)) ? one : other)
                .orElseThrow();
    }

    private static String multirange(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.spans().stream())
                .map(span -> "[" + span.from() + "," + span.to() + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String numbers(List<Span> spans, ToIntFunction<Span> end) {
        return spans.stream()
                .map(span -> Integer.toString(end.applyAsInt(span)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Set<UUID> ids(String sql, Stream<UUID> asked) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", asked.distinct().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    private <T> Array array(String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}

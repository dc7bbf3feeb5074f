package org.shuyuan.learn.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The figures as they are kept, within one transaction. */
record FigureTables(Connection connection) {

    /** Days on which nobody came are left out. */
    List<Day> days(UUID scope, LocalDate from, LocalDate to) throws SQLException {
        List<Day> days = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select day, people, plays, played_ms, seen_ms, completions, guest_plays, guest_ms from figure_day
                where scope = ? and day between ? and ? order by day""")) {
            select.setObject(1, scope);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(new Day(
                            row.getObject(1, LocalDate.class),
                            row.getInt(2),
                            new Sum(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
                            row.getLong(7),
                            row.getLong(8)));
                }
            }
        }
        return days;
    }

    /** Who came on these days. */
    Map<LocalDate, List<Told.Came>> came(UUID scope, List<LocalDate> days) throws SQLException {
        Map<LocalDate, List<Told.Came>> came = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select day, nullif(since, '-infinity') as since, people from figure_return
                where scope = ? and day = any (?)""")) {
            select.setObject(1, scope);
            select.setArray(2, connection.createArrayOf("date", days.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    came.computeIfAbsent(row.getObject(1, LocalDate.class), _ -> new ArrayList<>())
                            .add(new Told.Came(row.getObject(2, LocalDate.class), row.getInt(3)));
                }
            }
        }
        return came;
    }

    /** How many different people came in each of these spans. */
    List<Long> viewers(UUID scope, List<Days> spans) throws SQLException {
        List<Long> viewers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select (select coalesce(sum(people), 0) from figure_return
                  where scope = ? and day between begins and ends and since < begins)
                from unnest(?::date[], ?::date[]) with ordinality as span (begins, ends, place) order by place""")) {
            select.setObject(1, scope);
            select.setArray(2, dates(spans, Days::from));
            select.setArray(3, dates(spans, Days::to));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    viewers.add(row.getLong(1));
                }
            }
        }
        return viewers;
    }

    private java.sql.Array dates(List<Days> spans, Function<Days, LocalDate> end) throws SQLException {
        return connection.createArrayOf("date", spans.stream().map(end).toArray());
    }
}

package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Puts together what may be told of a scope. Whoever asks has to know that the reader of the answer may. */
@ApplicationScoped
class Telling {

    private final DataSource database;

    Telling(DataSource database) {
        this.database = database;
    }

    /** What is told of one step: whole pieces, and the visits of guests, who are nobody. */
    private record Part(Days span, List<Told> told, List<Day> days) {

        static Part of(Days span, List<Told> told, List<Day> days) {
            return new Part(
                    span,
                    told.stream().filter(each -> span.hold(each.days().to())).toList(),
                    days.stream().filter(each -> span.hold(each.day())).toList());
        }

        /** All days whose reports are told. */
        Days covered() {
            return told.isEmpty()
                    ? span
                    : new Days(
                            told.getFirst().days().from(), told.getLast().days().to());
        }

        Point point(long viewers) {
            long plays = days.stream().mapToLong(Day::guestPlays).sum();
            long played = days.stream().mapToLong(Day::guestPlayed).sum();
            if (told.isEmpty() && days.stream().anyMatch(day -> day.people() > 0)) {
                return Point.few(span, plays, played);
            }
            return Point.of(
                    span,
                    told.isEmpty() ? 0 : viewers,
                    told.stream().map(Told::sum).reduce(Sum.NOTHING, Sum::plus),
                    told.stream().anyMatch(Told::hiding),
                    plays,
                    played);
        }
    }

    @Transactional
    Series of(UUID scope, Days span, Grain grain) {
        try (Connection connection = database.getConnection()) {
            FigureTables tables = new FigureTables(connection);
            List<Day> days = tables.days(scope, Told.origin(span.from()), span.to());
            List<LocalDate> quiet = days.stream()
                    .filter(day -> day.people() > 0 && day.people() < Told.ENOUGH)
                    .map(Day::day)
                    .toList();
            List<Told> told = Told.of(days, quiet.isEmpty() ? Map.of() : tables.came(scope, quiet));
            List<Part> parts = new ArrayList<>();
            parts.add(Part.of(span, told, days));
            grain.steps(span).forEach(step -> parts.add(Part.of(step, told, days)));
            List<Long> viewers =
                    tables.viewers(scope, parts.stream().map(Part::covered).toList());
            List<Point> points = new ArrayList<>();
            for (int at = 0; at < parts.size(); at++) {
                points.add(parts.get(at).point(viewers.get(at)));
            }
            return new Series(grain.id(), points.removeFirst(), points);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

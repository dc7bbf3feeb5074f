package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;

/**
 * What was watched most in the last 30 days: by the hours of film that readers whom we know have seen for the first time. Opening
 * a page counts nothing, nor does playing the same minute again and again, nor a program that is nobody. Everybody may know
 * it, so what fewer than five people have watched isn't in it.
 */
@ApplicationScoped
public class MostWatched {

    private static final int DAYS = 30;

    /** Enough to find some of each grade. */
    private static final int KEPT = 400;

    private static final String BEST = """
            select scope from (
              select scope, sum(seen_ms) as seen from figure_day join learning_resource on id = scope
              where day between ? and ? and state = 'published' and kind <> 'course'
              group by scope order by seen desc, scope limit ?) as best
            where seen > 0 and (
              select coalesce(sum(people), 0) from figure_return
              where figure_return.scope = best.scope and day between ? and ? and since < ?) >= ?
            order by seen desc, scope""";

    private final DataSource database;
    private final Catalog catalog;
    private final FigureConfig config;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Found found = new Found(Instant.EPOCH, List.of());

    MostWatched(DataSource database, Catalog catalog, FigureConfig config, Clock clock) {
        this.database = database;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
    }

    private record Found(Instant at, List<Film> films) {}

    /** Kept with its grades: few of four hundred are of the one that is asked for, and the others need not be read for that. */
    private record Film(UUID id, List<String> grades) {}

    /**
     * The most watched first; what isn't published any more is left out.
     *
     * @param grade of the vocabulary, such as {@code g7}; all grades where it is left out
     */
    public List<LearningResource> of(Optional<String> grade, int limit) {
        return films().stream()
                .filter(film -> grade.stream().allMatch(film.grades()::contains))
                .flatMap(film -> catalog.find(film.id()).stream())
                .filter(LearningResource::published)
                .limit(limit)
                .toList();
    }

    /** Of all that ask when the list is old, one looks again and the others get the old one. */
    private List<Film> films() {
        Instant now = clock.instant();
        if (!found.at().plus(config.mostWatchedFor()).isAfter(now) && looking.tryLock()) {
            try {
                found = new Found(now, look(LocalDate.ofInstant(now, ZoneId.systemDefault())));
            } finally {
                looking.unlock();
            }
        }
        return found.films();
    }

    private List<Film> look(LocalDate to) {
        LocalDate from = to.minusDays(DAYS - 1);
        List<UUID> films = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BEST)) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setInt(3, KEPT);
            select.setObject(4, from);
            select.setObject(5, to);
            select.setObject(6, from);
            select.setInt(7, Told.ENOUGH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    films.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return films.stream()
                .flatMap(id -> catalog.find(id).stream())
                .map(film -> new Film(film.id(), film.descriptors().values(Field.GRADE)))
                .toList();
    }
}

package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The one programme of the deployment: at most one lesson for a day and a stage. Whoever calls has made sure that the asker may. */
@ApplicationScoped
class Programme {

    private static final String CHOSEN = """
            select day, stage, resource, state = 'published' as published, coalesce(display_name, '') as by_whom
            from daily_lesson join learning_resource on resource = learning_resource.id
            left join account on daily_lesson.chosen_by = account.id
            """;

    private final DataSource database;
    private final Clock clock;

    Programme(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Deed<T> {

        T with(PreparedStatement statement) throws SQLException;
    }

    /** Both days belong to it. By days, the earliest first. */
    @Transactional
    List<Chosen> between(LocalDate from, LocalDate to) {
        return chosen(CHOSEN + "where day between ? and ? order by day, stage", select -> {
            select.setObject(1, from);
            select.setObject(2, to);
        });
    }

    @Transactional
    Optional<Chosen> at(Place place) {
        return chosen(CHOSEN + "where day = ? and stage = ?", select -> place(select, place)).stream()
                .findFirst();
    }

    /** Of each stage the last that readers may see, up to this day. */
    @Transactional
    List<Chosen> latest(LocalDate day) {
        return chosen("""
                select distinct on (stage) day, stage, resource, true as published, '' as by_whom
                from daily_lesson join learning_resource on resource = learning_resource.id
                where day <= ? and state = 'published' order by stage, day desc""", select -> select.setObject(1, day));
    }

    /**
     * What readers may see, the newest first.
     *
     * @param stages those that are asked for
     */
    @Transactional
    List<Chosen> before(LocalDate day, List<String> stages, int limit) {
        return chosen(
                CHOSEN + "where day <= ? and stage = any (?) and state = 'published' order by day desc, stage limit ?",
                select -> {
                    select.setObject(1, day);
                    select.setArray(2, select.getConnection().createArrayOf("text", stages.toArray()));
                    select.setInt(3, limit);
                });
    }

    /** The first day of the programme that readers may see. */
    @Transactional
    Optional<LocalDate> first() {
        return prepared(
                "select min(day) from daily_lesson join learning_resource on resource = learning_resource.id"
                        + " where state = 'published'",
                select -> {
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
                    }
                });
    }

    /**
     * Chooses a lesson, whatever was there.
     *
     * @return what was there, if it was another
     */
    @Transactional
    Optional<Chosen> put(Place place, UUID resource, UUID by) {
        hold();
        Optional<Chosen> before = at(place);
        write(place, resource, by);
        return before.filter(chosen -> !chosen.resource().equals(resource));
    }

    /** Takes it to another day of its stage; what stands there comes in its place. Answers whether there was anything to move. */
    @Transactional
    boolean move(Place from, Place to, UUID by) {
        hold();
        Optional<Chosen> moved = at(from);
        Optional<Chosen> there = at(to);
        if (moved.isEmpty() || from.equals(to)) {
            return moved.isPresent();
        }
        remove(from);
        there.ifPresent(chosen -> write(from, chosen.resource(), by));
        write(to, moved.get().resource(), by);
        return true;
    }

    /** Leaves a gap. */
    @Transactional
    void remove(Place place) {
        prepared("delete from daily_lesson where day = ? and stage = ?", delete -> {
            place(delete, place);
            return delete.executeUpdate();
        });
    }

    /** One curator after the other: whoever comes second is told what was there. */
    private void hold() {
        prepared("select pg_advisory_xact_lock(7389)", PreparedStatement::execute);
    }

    private void write(Place place, UUID resource, UUID by) {
        prepared("""
                insert into daily_lesson (day, stage, resource, chosen_by, chosen_at) values (?, ?, ?, ?, ?)
                on conflict (day, stage) do update
                set resource = excluded.resource, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at""", insert -> {
            place(insert, place);
            insert.setObject(3, resource);
            insert.setObject(4, by);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate();
        });
    }

    private static void place(PreparedStatement statement, Place place) throws SQLException {
        statement.setObject(1, place.day());
        statement.setString(2, place.stage());
    }

    @FunctionalInterface
    private interface Filling {

        void fill(PreparedStatement statement) throws SQLException;
    }

    private List<Chosen> chosen(String sql, Filling filling) {
        return prepared(sql, select -> {
            filling.fill(select);
            List<Chosen> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Chosen(
                            new Place(row.getObject("day", LocalDate.class), row.getString("stage")),
                            row.getObject("resource", UUID.class),
                            row.getBoolean("published"),
                            row.getString("by_whom")));
                }
            }
            return found;
        });
    }

    private <T> T prepared(String sql, Deed<T> deed) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return deed.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

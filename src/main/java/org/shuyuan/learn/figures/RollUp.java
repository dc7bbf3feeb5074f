package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.progress.Forgotten;
import org.shuyuan.learn.progress.WatchedMore;

/**
 * Adds what was watched to the figures of its day, in the transaction in which the reports are written down: one statement,
 * however many they are. A day is that on which a report comes, even if its player had no line for days: so a day that is
 * over never changes, and whoever comes has always been there before on an earlier one.
 */
@ApplicationScoped
class RollUp {

    /**
     * Rows of each table are taken in the order of their keys, and the tables one after the other, because each part of the
     * statement needs what the one before it answers (that is all that the count of {@code returned} is for): two nodes never
     * wait for each other in a circle. It is the last thing that happens in the transaction, so the rows that all
     * share, those of provinces, are held for no longer than the commit.
     */
    private static final String ADD = """
            with recursive film as (
              select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::bigint[])
                as sent (resource, plays, played_ms, seen_ms, completions, guest_plays, guest_ms)),
            reader as (
              select * from unnest(?::uuid[], ?::uuid[], ?::date[]) as sent (resource, account, since)),
            line (resource, scope) as (
              select id, organisation from learning_resource join film on film.resource = id
              union all
              select resource, parent from line join organisation on id = scope where parent is not null),
            wider as (
              select resource, scope from line
              union all select part, whole from resource_part join film on film.resource = part),
            today as (select ?::date as day),
            came as (
              insert into figure_reader as known (account, scope, day)
              select distinct account, scope, day from reader join wider using (resource), today order by account, scope
              on conflict (account, scope) do update set day = excluded.day where known.day < excluded.day
              returning new.scope as scope, old.day as since),
            back as (
              select scope, day, case when since >= day - %1$d then since else '-infinity' end as since,
                count(*)::int as people
              from (select scope, since from came union all select resource, since from reader) as person, today
              where since is null or since < day
              group by 1, 2, 3),
            returned as (
              insert into figure_return as known (scope, day, since, people)
              select scope, day, since, people from back order by scope, since
              on conflict (scope, day, since) do update set people = known.people + excluded.people
              returning scope),
            added as (
              select scope, sum(plays) as plays, sum(played_ms) as played_ms, sum(seen_ms) as seen_ms,
                sum(completions) as completions, sum(guest_plays) as guest_plays, sum(guest_ms) as guest_ms
              from (select resource as scope, film.* from film
                union all select scope, film.* from wider join film using (resource)) as part
              group by scope)
            insert into figure_day as known
              (scope, day, people, plays, played_ms, seen_ms, completions, guest_plays, guest_ms)
            select scope, day, coalesce((select sum(people) from back where back.scope = added.scope), 0),
              plays, played_ms, seen_ms, completions, guest_plays, guest_ms
            from added, today where (select count(*) from returned) >= 0 order by scope
            on conflict (scope, day) do update set people = known.people + excluded.people,
              plays = known.plays + excluded.plays, played_ms = known.played_ms + excluded.played_ms,
              seen_ms = known.seen_ms + excluded.seen_ms, completions = known.completions + excluded.completions,
              guest_plays = known.guest_plays + excluded.guest_plays, guest_ms = known.guest_ms + excluded.guest_ms""".formatted(Days.FARTHEST);

    private final DataSource database;
    private final Stayed stayed;

    RollUp(DataSource database, Stayed stayed) {
        this.database = database;
        this.stayed = stayed;
    }

    void add(@Observes WatchedMore more) throws SQLException {
        List<Watched> films = Stream.concat(
                        more.stretches().stream().map(Watched::of),
                        more.advances().stream().map(Watched::of))
                .collect(Collectors.toMap(Watched::resource, Function.identity(), Watched::plus))
                .values()
                .stream()
                .toList();
        List<WatchedMore.Advance> readers = more.advances();
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setArray(1, array(connection, "uuid", films, Watched::resource));
            add.setArray(2, array(connection, "int", films, Watched::plays));
            add.setArray(3, array(connection, "bigint", films, Watched::played));
            add.setArray(4, array(connection, "bigint", films, Watched::seen));
            add.setArray(5, array(connection, "int", films, Watched::completions));
            add.setArray(6, array(connection, "int", films, Watched::guestPlays));
            add.setArray(7, array(connection, "bigint", films, Watched::guestPlayed));
            add.setArray(8, array(connection, "uuid", readers, WatchedMore.Advance::resource));
            add.setArray(9, array(connection, "uuid", readers, WatchedMore.Advance::account));
            add.setArray(
                    10,
                    array(
                            connection,
                            "date",
                            readers,
                            reader -> reader.last().map(RollUp::day).orElse(null)));
            add.setObject(11, day(more.now()));
            add.executeUpdate();
        }
        stayed.tell(films);
    }

    /** Counts stay: nobody can be told from them. */
    void forget(@Observes Forgotten forgotten) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from figure_reader where account = ?")) {
            delete.setObject(1, forgotten.account());
            delete.executeUpdate();
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.systemDefault());
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}

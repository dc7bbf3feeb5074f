package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.table.Rows;

/** Statements that wait to be sent. */
@ApplicationScoped
class StatementQueue {

    private final Rows rows;
    private final Clock clock;

    StatementQueue(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    private record Placed(long position, Statement statement) {}

    /** Behind all others, in their order. */
    @Transactional
    void add(List<Statement> statements) {
        rows.write(
                """
                insert into xapi_statement (id, account, made_at, body)
                select id, account, made_at, body from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[])
                  with ordinality as new (id, account, made_at, body, place) order by place""",
                ids(statements),
                statements.stream().map(Statement::account).toArray(UUID[]::new),
                statements.stream().map(each -> each.made().toString()).toArray(String[]::new),
                statements.stream().map(Statement::body).toArray(String[]::new));
    }

    /**
     * The next statements in their order, for whoever asks alone until the time is over.
     *
     * @param most how many
     * @param bytes of all together, unless the first alone has more
     */
    @Transactional
    List<Statement> claim(int most, long bytes, Duration time) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return rows
                .query(
                        """
                        with due as (
                          select id, position, octet_length(body) as bytes from xapi_statement
                          where refused is null and claimed_until <= ? order by position limit ? for update skip locked),
                        fit as (
                          select id, row_number() over (order by position) as place,
                            sum(bytes + 1) over (order by position) as upto from due)
                        update xapi_statement as claimed set claimed_until = ? from fit
                        where claimed.id = fit.id and (upto < ? or place = 1)
                        returning position, claimed.id, account, made_at, body""",
                        row -> new Placed(
                                row.getLong("position"),
                                new Statement(
                                        row.getObject("id", UUID.class),
                                        row.getObject("account", UUID.class),
                                        row.getObject("made_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("body"))),
                        now,
                        most,
                        now.plus(time),
                        bytes)
                .stream()
                .sorted(Comparator.comparingLong(Placed::position))
                .map(Placed::statement)
                .toList();
    }

    /** They are sent. */
    @Transactional
    void done(Collection<Statement> statements) {
        rows.write("delete from xapi_statement where id = any (?)", (Object) ids(statements));
    }

    /** They are due again, as far as they are still there. */
    @Transactional
    void release(Collection<Statement> statements) {
        rows.write(
                "update xapi_statement set claimed_until = '-infinity' where id = any (?)", (Object) ids(statements));
    }

    /** The store won't have it, and whoever looks after the service should know why. */
    @Transactional
    void putAside(Statement statement, String answer) {
        rows.write("update xapi_statement set refused = ? where id = ?", answer, statement.id());
    }

    /** How many were dropped. */
    @Transactional
    int drop(Instant before) {
        return rows.write("delete from xapi_statement where made_at < ?", before.atOffset(ZoneOffset.UTC));
    }

    @Transactional
    void forget(UUID account) {
        rows.write("delete from xapi_statement where account = ?", account);
    }

    /** When the oldest was made that waits. */
    @Transactional
    Optional<Instant> oldest() {
        return rows
                .query(
                        "select made_at from xapi_statement where refused is null order by position limit 1",
                        row -> row.getObject("made_at", OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    private static UUID[] ids(Collection<Statement> statements) {
        return statements.stream().map(Statement::id).toArray(UUID[]::new);
    }
}

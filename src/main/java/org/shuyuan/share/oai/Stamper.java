package org.shuyuan.share.oai;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives every committed change its place in the order of harvesting and its datestamp. A transaction can't know these
 * two: another one that began before it may commit after it. Why nothing is lost by this: {@code docs/adr/0010}.
 *
 * <p>The time is the database's, not a {@code Clock}'s: it is the one clock that all nodes share, and a datestamp must
 * never lie before the response date that another node gave out.
 */
@ApplicationScoped
class Stamper {

    /** Short enough that readers, who wait meanwhile, don't notice. */
    private static final int BATCH = 1000;

    private static final int READERS_SHARE = 4;

    /** By the key, because an index remembers what is dead; reading the table, we would pass all that was stamped before. */
    private static final String WAITING =
            "select exists (select from (select resource from oai_pending order by resource limit 1))";

    /** What a slow writer is just changing again is left for the next time: waiting for it would hold up everybody. */
    private static final String STAMP = """
            with batch as (
              delete from oai_pending where resource = any (array(
                select resource from oai_pending order by resource limit ? for update skip locked))
              returning resource, identifier, deleted, sets, RENDERED
            ), moment as materialized (
              select greatest(date_trunc('second', clock_timestamp()),
                (select datestamp from oai_record order by seq desc limit 1)) as datestamp
            ), stamped as (
              insert into oai_record (resource, identifier, seq, datestamp, deleted, sets, left_sets, RENDERED)
              select batch.resource, identifier, nextval('oai_seq'), moment.datestamp, deleted, sets, '{}', RENDERED
              from batch, moment
              where not deleted or exists (select from oai_record known where known.resource = batch.resource)
              on conflict (resource) do update set
                seq = excluded.seq,
                datestamp = excluded.datestamp,
                deleted = excluded.deleted,
                sets = case when excluded.deleted then oai_record.sets else excluded.sets end,
                left_sets = case when excluded.deleted then oai_record.left_sets else array(
                  select unnest(oai_record.sets || oai_record.left_sets) except select unnest(excluded.sets)) end,
                (RENDERED) = row (EXCLUDED)
            )
            select count(*) from batch
            """.replace(
                    "EXCLUDED", PendingRecords.RENDERED.replaceAll("\\w+", "excluded.$0"))
            .replace("RENDERED", PendingRecords.RENDERED);

    private final DataSource database;

    Stamper(DataSource database) {
        this.database = database;
    }

    /** Datestamps stay near the change even where nobody harvests; and after an import, readers find nothing to do. */
    @Scheduled(every = "${shuyuan.oai.stamp-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void stampAll() {
        stamp(Integer.MAX_VALUE);
    }

    /** What a reader does before it looks: all that there is on a usual day, and a bounded part of a large import. */
    void stampSome() {
        stamp(READERS_SHARE);
    }

    private void stamp(int batches) {
        int left = batches;
        while (left-- > 0 && waiting()) {
            if (QuarkusTransaction.requiringNew().call(this::batch) < BATCH) {
                return;
            }
        }
    }

    private boolean waiting() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private int batch() {
        try (Connection connection = database.getConnection()) {
            StampLock.alone(connection);
            try (PreparedStatement stamp = connection.prepareStatement(STAMP)) {
                stamp.setInt(1, BATCH);
                try (ResultSet row = stamp.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}

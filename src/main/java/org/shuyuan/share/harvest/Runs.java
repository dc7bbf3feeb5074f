package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Page;

/** The runs, as rows. A run changes state only where it is open, so that what a person stops stays stopped. */
@ApplicationScoped
public class Runs {

    private static final String COLUMNS = """
            select id, source, mode, state, since, token, trail, as_of, pages, size, listed, added, changed, same, withdrawn,
              refused, bytes, attempts, patience, restarts, retry_at, trouble, detail, started_at, ended_at
            from harvest_run\s""";

    private final EntityManager entities;
    private final HarvestConfig config;
    private final Clock clock;

    Runs(EntityManager entities, HarvestConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** Nothing where the source has an open run. */
    @Transactional
    Optional<UUID> begin(UUID source, Run.Mode mode, Optional<Instant> since) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int begun = entities.createNativeQuery("""
                        insert into harvest_run (id, source, mode, state, since, started_at, updated_at)
                        values (?1, ?2, ?3, 'waiting', ?4, ?5, ?5) on conflict do nothing""")
                .setParameter(1, id)
                .setParameter(2, source)
                .setParameter(3, mode.id())
                .setParameter(4, since.orElse(null))
                .setParameter(5, clock.instant())
                .executeUpdate();
        entities.createNativeQuery("""
                        delete from harvest_run where source = ?1 and id not in (
                          select id from harvest_run where source = ?1 order by started_at desc limit ?2)""")
                .setParameter(1, source)
                .setParameter(2, config.history())
                .executeUpdate();
        return begun == 1 ? Optional.of(id) : Optional.empty();
    }

    @Transactional
    public Optional<Run> find(UUID id) {
        return read(COLUMNS + "where id = ?1", id).stream().findFirst();
    }

    /** The newest first. */
    @Transactional
    public List<Run> of(UUID source, int limit) {
        return read(COLUMNS + "where source = ?1 order by started_at desc limit " + limit, source);
    }

    /** Those that have waited long enough. */
    @Transactional
    List<Run> waiting() {
        return read(COLUMNS + "where state in ('waiting', 'running') and retry_at <= ?1", clock.instant());
    }

    /** The run, held until the end of the caller's transaction, if it is still to be worked on. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Run> held(UUID id) {
        return read(COLUMNS + "where id = ?1 and state in ('waiting', 'running') for update", id).stream()
                .findFirst();
    }

    /** What came of a page is written in the same transaction, so it counts once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void turned(Run run, Page page, String trail, Tally tally) {
        entities.createNativeQuery("""
                        update harvest_run set state = 'running', pages = pages + 1, token = ?2, trail = ?3,
                          as_of = coalesce(as_of, ?4), size = coalesce(?5, size), listed = ?6, added = ?7, changed = ?8,
                          same = ?9, withdrawn = ?10, refused = ?11, bytes = ?12, attempts = 0, retry_at = null,
                          trouble = null, detail = null, updated_at = ?13
                        where id = ?1""")
                .setParameter(1, run.id())
                .setParameter(2, page.token().orElse(null))
                .setParameter(3, trail)
                .setParameter(4, page.responseDate())
                .setParameter(5, page.completeListSize().orElse(null))
                .setParameter(6, tally.listed())
                .setParameter(7, tally.added())
                .setParameter(8, tally.changed())
                .setParameter(9, tally.same())
                .setParameter(10, tally.withdrawn())
                .setParameter(11, tally.refused())
                .setParameter(12, tally.bytes())
                .setParameter(13, clock.instant())
                .executeUpdate();
    }

    /** Counts what was done beside the pages: it is progress as well. */
    @Transactional(Transactional.TxType.MANDATORY)
    void counted(UUID id, Tally tally) {
        entities.createNativeQuery("""
                        update harvest_run set state = 'running', added = ?2, changed = ?3, same = ?4, withdrawn = ?5,
                          refused = ?6, attempts = 0, retry_at = null, trouble = null, detail = null, updated_at = ?7 where id = ?1""")
                .setParameter(1, id)
                .setParameter(2, tally.added())
                .setParameter(3, tally.changed())
                .setParameter(4, tally.same())
                .setParameter(5, tally.withdrawn())
                .setParameter(6, tally.refused())
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    /** Goes on where it was, when others have had their turn. */
    @Transactional
    void putOff(UUID id, Duration wait) {
        entities.createNativeQuery(
                        "update harvest_run set retry_at = ?2 where id = ?1 and state in ('waiting', 'running')")
                .setParameter(1, id)
                .setParameter(2, clock.instant().plus(wait))
                .executeUpdate();
    }

    /** Waits, and goes on where it was; with more patience for an answer that didn't come in time. */
    @Transactional
    void wait(UUID id, HarvestTrouble trouble, Duration wait) {
        entities.createNativeQuery("""
                        update harvest_run set state = 'waiting', attempts = attempts + 1, patience = patience + ?6,
                          retry_at = ?2, trouble = ?3, detail = ?4, updated_at = ?5
                        where id = ?1 and state in ('waiting', 'running')""")
                .setParameter(1, id)
                .setParameter(2, clock.instant().plus(wait))
                .setParameter(3, trouble.kind().name())
                .setParameter(4, trouble.detail())
                .setParameter(5, clock.instant())
                .setParameter(6, trouble.kind() == HarvestTrouble.Kind.SLOW ? 1 : 0)
                .executeUpdate();
    }

    /** Begins its list again; records that come twice change nothing. */
    @Transactional
    void restart(UUID id) {
        entities.createNativeQuery("""
                        update harvest_run set token = null, trail = '', as_of = null, pages = 0, restarts = restarts + 1,
                          listed = 0, updated_at = ?2 where id = ?1 and state in ('waiting', 'running')""")
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    /** Answers whether it was still open. */
    @Transactional
    public boolean end(UUID id, Run.State state, Optional<HarvestTrouble> trouble) {
        return entities.createNativeQuery("""
                        update harvest_run set state = ?2, trouble = ?3, detail = ?4, retry_at = null, updated_at = ?5,
                          ended_at = ?5 where id = ?1 and state in ('waiting', 'running', 'paused')""")
                        .setParameter(1, id)
                        .setParameter(2, state.id())
                        .setParameter(3, trouble.map(why -> why.kind().name()).orElse(null))
                        .setParameter(4, trouble.map(HarvestTrouble::detail).orElse(null))
                        .setParameter(5, clock.instant())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    public boolean pause(UUID id) {
        return become(id, "paused", "'waiting', 'running'");
    }

    @Transactional
    boolean resume(UUID id) {
        return become(id, "waiting", "'paused'");
    }

    private boolean become(UUID id, String state, String from) {
        return entities.createNativeQuery("update harvest_run set state = ?2, retry_at = null, attempts = 0,"
                                + " updated_at = ?3 where id = ?1 and state in (" + from + ")")
                        .setParameter(1, id)
                        .setParameter(2, state)
                        .setParameter(3, clock.instant())
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked")
    private List<Run> read(String sql, Object parameter) {
        List<Tuple> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream().map(Runs::run).toList();
    }

    private static Run run(Tuple row) {
        @Nullable String trouble = row.get("trouble", String.class);
        @Nullable String detail = row.get("detail", String.class);
        return new Run(
                row.get("id", UUID.class),
                row.get("source", UUID.class),
                Run.Mode.of(row.get("mode", String.class)),
                Run.State.of(row.get("state", String.class)),
                Optional.ofNullable(row.get("since", Instant.class)),
                Optional.ofNullable(row.get("token", String.class)),
                row.get("trail", String.class),
                Optional.ofNullable(row.get("as_of", Instant.class)),
                row.get("pages", Integer.class),
                Optional.ofNullable(row.get("size", Long.class)),
                new Tally(
                        row.get("listed", Long.class),
                        row.get("added", Long.class),
                        row.get("changed", Long.class),
                        row.get("same", Long.class),
                        row.get("withdrawn", Long.class),
                        row.get("refused", Long.class),
                        row.get("bytes", Long.class)),
                row.get("attempts", Integer.class),
                row.get("patience", Integer.class),
                row.get("restarts", Integer.class),
                Optional.ofNullable(row.get("retry_at", Instant.class)),
                Optional.ofNullable(trouble).map(HarvestTrouble.Kind::valueOf),
                detail == null ? "" : detail,
                row.get("started_at", Instant.class),
                Optional.ofNullable(row.get("ended_at", Instant.class)));
    }
}

package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.render.ladder.ChunkKey;
import org.shuyuan.render.ladder.Stage;
import org.shuyuan.storage.Digest;

/** The chunks of all ladders that aren't whole yet. */
@ApplicationScoped
class Chunks {

    private static final String COLUMNS = "resource, stage, part, source, recipe, state, percent, bundle, damaged";

    private final EntityManager entities;
    private final Clock clock;

    Chunks(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Wants these and no others; work that goes on for others comes to nothing. Joins the caller's transaction. */
    @Transactional
    void want(Rendition ladder, List<ChunkKey> keys) {
        forget(ladder.resource());
        for (ChunkKey key : keys) {
            entities.createNativeQuery("""
                            insert into chunk (resource, stage, part, source, recipe, state)
                            values (?1, ?2, ?3, ?4, ?5, 'waiting')""")
                    .setParameter(1, ladder.resource())
                    .setParameter(2, key.stage().turn())
                    .setParameter(3, key.part())
                    .setParameter(4, ladder.source().hex())
                    .setParameter(5, ladder.recipe())
                    .executeUpdate();
        }
    }

    /**
     * The chunk that this run works on: the one it had before a crash, else the one that is due most. What makes a video
     * readable goes before what makes it better, and organisations take turns, so that a district that uploads its whole
     * archive doesn't keep a school with one lesson waiting.
     */
    @Transactional
    Optional<Chunk> take(UUID run) {
        // After a crash, from its beginning.
        int mine = entities.createNativeQuery("update chunk set percent = 0 where run = ?1")
                .setParameter(1, run)
                .executeUpdate();
        if (mine > 0) {
            return ofRun(run);
        }
        entities.createNativeQuery("""
                        with turn as (
                            select r.organisation, max(c.taken_at) as last
                            from chunk c join learning_resource r on r.id = c.resource
                            group by r.organisation)
                        update chunk set state = 'running', run = ?1, taken_at = ?2
                        where (resource, stage, part) = (
                            select c.resource, c.stage, c.part
                            from chunk c join learning_resource r on r.id = c.resource
                                join turn on turn.organisation = r.organisation
                            where c.state = 'waiting'
                            order by c.stage, turn.last nulls first, c.resource, c.part
                            limit 1
                            for update of c skip locked)""")
                .setParameter(1, run)
                .setParameter(2, clock.instant())
                .executeUpdate();
        return ofRun(run);
    }

    @Transactional
    Optional<Chunk> ofRun(UUID run) {
        return query("run = ?1", run).findFirst();
    }

    /** Of one resource, in the order of the work. */
    @Transactional
    List<Chunk> of(UUID resource) {
        return query("resource = ?1", resource).toList();
    }

    /** Answers whether it is still wanted of this run. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean advanced(UUID run, int percent) {
        return entities.createNativeQuery("update chunk set percent = ?1 where run = ?2 and state = 'running'")
                        .setParameter(1, percent)
                        .setParameter(2, run)
                        .executeUpdate()
                == 1;
    }

    /** Answers whether it was still wanted of this run. */
    @Transactional
    boolean done(UUID run, Digest bundle, boolean damaged) {
        return entities.createNativeQuery("""
                                update chunk set state = 'done', percent = 100, bundle = ?1, damaged = ?2, run = null
                                where run = ?3""")
                        .setParameter(1, bundle.hex())
                        .setParameter(2, damaged)
                        .setParameter(3, run)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void forget(UUID resource) {
        entities.createNativeQuery("delete from chunk where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
    }

    private Stream<Chunk> query(String condition, UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select " + COLUMNS + " from chunk where " + condition + " order by stage, part", Tuple.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> chunk((Tuple) row));
    }

    private static Chunk chunk(Tuple row) {
        return new Chunk(
                row.get("resource", UUID.class),
                new ChunkKey(Stage.of(row.get("stage", Number.class).intValue()), row.get("part", Integer.class)),
                new Digest(row.get("source", String.class)),
                row.get("recipe", String.class),
                row.get("state", String.class).equals("done"),
                row.get("percent", Integer.class),
                Optional.ofNullable(row.get("bundle", String.class)).map(Digest::new),
                row.get("damaged", Boolean.class));
    }
}

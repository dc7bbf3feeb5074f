package org.shuyuan.search.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.shuyuan.search.engine.Generation;

/** That the index is wanted anew, as it stands in the database for all nodes. Everything here needs a transaction. */
@ApplicationScoped
public class Order {

    /** What has documents. */
    static final String COUNT = "select count(*) from learning_resource where state <> 'withdrawn'";

    private final EntityManager entities;

    Order(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param askedAt tells this wish from a later one
     * @param done resources whose documents were written
     */
    public record Wanted(String askedAt, String why, Optional<Generation> generation, long done, long total) {}

    public Optional<Wanted> wanted() {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select cast(asked_at as text), why, generation, done, total from search_rebuild",
                        Object[].class)
                .getResultStream()
                .map(row -> new Wanted(
                        (String) row[0],
                        (String) row[1],
                        Optional.ofNullable((Integer) row[2]).map(Generation::new),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()))
                .findFirst();
    }

    /** A wish that stands already is enough. */
    void ask(String why) {
        entities.createNativeQuery("insert into search_rebuild (asked_at, why) values (clock_timestamp(), ?1)"
                        + " on conflict do nothing")
                .setParameter(1, why)
                .executeUpdate();
    }

    /** From the end of the transaction on, what is drained is noted in {@code search_missed}; whatever was noted for another is worth nothing. */
    long begin(Generation generation) {
        long total = ((Number) entities.createNativeQuery(COUNT).getSingleResult()).longValue();
        entities.createNativeQuery("delete from search_missed").executeUpdate();
        entities.createNativeQuery("update search_rebuild set generation = ?1, begun_at = now(), done = 0, total = ?2")
                .setParameter(1, generation.number())
                .setParameter(2, total)
                .executeUpdate();
        return total;
    }

    void progress(Generation generation, long done) {
        entities.createNativeQuery("update search_rebuild set done = ?1 where generation = ?2")
                .setParameter(1, done)
                .setParameter(2, generation.number())
                .executeUpdate();
    }

    /** Whether nobody else has begun anew meanwhile; until the end of the transaction nobody can. */
    boolean holds(Generation generation) {
        return !entities.createNativeQuery(
                        "select 1 from search_rebuild where generation = ?1 for update", Integer.class)
                .setParameter(1, generation.number())
                .getResultList()
                .isEmpty();
    }

    /** It was done, or was asked for once more meanwhile. */
    void end(String askedAt) {
        entities.createNativeQuery("delete from search_missed").executeUpdate();
        entities.createNativeQuery("delete from search_rebuild where asked_at = cast(?1 as timestamptz)")
                .setParameter(1, askedAt)
                .executeUpdate();
        entities.createNativeQuery("update search_rebuild set generation = null")
                .executeUpdate();
    }

    /** The next to be written, in the order of their ids. */
    List<UUID> after(UUID last, int most) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select id from learning_resource where state <> 'withdrawn' and id > ?1 order by id",
                        UUID.class)
                .setParameter(1, last)
                .setMaxResults(most)
                .getResultList();
    }
}

package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.shuyuan.catalog.ResourceChanged;

/** The resources that the index has yet to learn about: the outbox, written in the transaction of the change itself. */
@ApplicationScoped
class DirtySet {

    /** One advisory lock for all nodes; the number says "search" to whoever reads pg_locks. */
    private static final long DRAINING = 0x736561726368L;

    private final EntityManager entities;
    private final Clock clock;

    DirtySet(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void add(@Observes ResourceChanged change) {
        entities.createNativeQuery("insert into search_dirty (resource, since) values (?1, ?2)"
                        + " on conflict (resource) do update set version = excluded.version")
                .setParameter(1, change.resource())
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    /** Everything is to be indexed again. Answers how many resources that are. */
    int addAll() {
        return entities.createNativeQuery(Reindex.EVERYTHING).executeUpdate();
    }

    boolean isEmpty() {
        return !(boolean) entities.createNativeQuery("select exists (select 1 from search_dirty)", Boolean.class)
                .getSingleResult();
    }

    /**
     * Until the end of the transaction no other one drains: two that read the same resource at different times could
     * write what they read in the wrong order. False where another one is at it.
     */
    boolean claim() {
        return (boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, DRAINING)
                .getSingleResult();
    }

    /** The longest waiting first. */
    List<DirtyResource> oldest(int count) {
        return entities.createQuery("from DirtyResource order by since", DirtyResource.class)
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Takes out what was indexed, unless it has changed since it was read. A row that a change holds right now is left
     * as well: waiting for it could end in a deadlock with a transaction that waits for us.
     */
    void clean(List<DirtyResource> indexed) {
        for (DirtyResource dirty : indexed) {
            entities.createNativeQuery("delete from search_dirty where resource = ("
                            + "select resource from search_dirty where resource = ?1 and version = ?2"
                            + " for update skip locked)")
                    .setParameter(1, dirty.resource())
                    .setParameter(2, dirty.version())
                    .executeUpdate();
        }
    }
}

package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.people.OrganisationRenamed;

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
                        + " on conflict (resource) do update set version = excluded.version,"
                        + " since = least(search_dirty.since, excluded.since)")
                .setParameter(1, change.resource())
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    /** An organisation's resources are found by its title. */
    void add(@Observes OrganisationRenamed renamed) {
        entities.createNativeQuery("insert into search_dirty (resource, since)"
                        + " select id, cast(?1 as timestamptz) from learning_resource where organisation = ?2 order by id"
                        + " on conflict (resource) do update set version = excluded.version,"
                        + " since = least(search_dirty.since, excluded.since)")
                .setParameter(1, clock.instant())
                .setParameter(2, renamed.organisation())
                .executeUpdate();
    }

    /** Everything is to be indexed again. Answers how many resources that are. */
    int addAll() {
        return entities.createNativeQuery(Reindex.EVERYTHING).executeUpdate();
    }

    boolean isEmpty() {
        return !(boolean) entities.createNativeQuery(
                        "select exists (select 1 from search_dirty where since <= ?1)", Boolean.class)
                .setParameter(1, clock.instant())
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
        return entities.createQuery("from DirtyResource where since <= ?1 order by since", DirtyResource.class)
                .setParameter(1, clock.instant())
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Takes out what was indexed, unless it has changed since it was read. A row that a change holds right now is left
     * as well: waiting for it could end in a deadlock with a transaction that waits for us. Answers how many went.
     */
    int clean(List<DirtyResource> indexed) {
        int gone = 0;
        for (DirtyResource dirty : indexed) {
            gone += entities.createNativeQuery("delete from search_dirty where resource = ("
                            + "select resource from search_dirty where resource = ?1 and version = ?2"
                            + " for update skip locked)")
                    .setParameter(1, dirty.resource())
                    .setParameter(2, dirty.version())
                    .executeUpdate();
        }
        return gone;
    }

    /** Lets one that the index refuses wait, so that it does not stand in the way; a change brings it back at once. */
    void postpone(DirtyResource refused, Duration wait) {
        entities.createNativeQuery("update search_dirty set since = ?1 where resource = ?2 and version = ?3")
                .setParameter(1, clock.instant().plus(wait))
                .setParameter(2, refused.resource())
                .setParameter(3, refused.version())
                .executeUpdate();
    }
}

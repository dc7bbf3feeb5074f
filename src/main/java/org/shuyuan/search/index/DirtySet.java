package org.shuyuan.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Reception;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.people.OrganisationRenamed;

/** The resources that the index has yet to learn about: the outbox, written in the transaction of the change itself. */
@ApplicationScoped
public class DirtySet {

    /** One advisory lock for all nodes; the number says "search" to whoever reads pg_locks. */
    private static final long DRAINING = 0x736561726368L;

    private final EntityManager entities;
    private final Clock clock;

    DirtySet(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void add(@Observes ResourceChanged change) {
        add(change.resource());
    }

    /** What comes first among equals may wait for the next look at the clock. */
    void add(@Observes Reception.Changed change) {
        add(change.resource());
    }

    private void add(UUID resource) {
        entities.createNativeQuery("insert into search_dirty (resource, since) values (?1, ?2)"
                        + " on conflict (resource) do update set version = excluded.version,"
                        + " since = least(search_dirty.since, excluded.since)")
                .setParameter(1, resource)
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    /** An organisation's resources are found by its title. */
    void add(@Observes OrganisationRenamed renamed) {
        entities.createNativeQuery("insert into search_dirty (resource, since) select id, cast(?1 as timestamptz) from"
                        + " learning_resource where organisation = ?2 order by id on conflict (resource) do update set version ="
                        + " excluded.version, since = least(search_dirty.since, excluded.since)")
                .setParameter(1, clock.instant())
                .setParameter(2, renamed.organisation())
                .executeUpdate();
    }

    public boolean isEmpty() {
        return !(boolean) entities.createNativeQuery(
                        "select exists (select 1 from search_dirty where since <= ?1)", Boolean.class)
                .setParameter(1, clock.instant())
                .getSingleResult();
    }

    /**
     * Until the end of the transaction no other one drains: two that read the same resource at different times could
     * write what they read in the wrong order. False where another one is at it.
     */
    public boolean claim() {
        return (boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, DRAINING)
                .getSingleResult();
    }

    /** As {@link #claim}, and waits for who is at it. */
    public void claimSoon() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)", Integer.class)
                .setParameter(1, DRAINING)
                .getSingleResult();
    }

    /** The longest waiting first. */
    public List<DirtyResource> oldest(int count) {
        return entities.createQuery("from DirtyResource where since <= ?1 order by since", DirtyResource.class)
                .setParameter(1, clock.instant())
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Takes out what was indexed, unless it has changed since it was read. A row that a change holds right now is left
     * as well: waiting for it could end in a deadlock with a transaction that waits for us. What goes while another
     * index is being filled is noted for that one. Answers how many went.
     */
    public long clean(List<DirtyResource> indexed) {
        return ((Number) entities.createNativeQuery("""
            with gone as (
              delete from search_dirty where resource in (
                select dirty.resource from search_dirty dirty
                join unnest(cast(?1 as uuid[]), cast(?2 as bigint[])) as read(resource, version)
                on dirty.resource = read.resource and dirty.version = read.version
                for update of dirty skip locked)
              returning resource),
            missed as (
              insert into search_missed select resource from gone
              where exists (select from search_rebuild where generation is not null)
              on conflict do nothing)
            select count(*) from gone\
            """)
                        .setParameter(
                                1, indexed.stream().map(DirtyResource::resource).toArray(UUID[]::new))
                        .setParameter(
                                2, indexed.stream().map(DirtyResource::version).toArray(Long[]::new))
                        .getSingleResult())
                .longValue();
    }

    /** These are not known to the index, whatever was thought of them. */
    public void add(Collection<UUID> resources) {
        entities.createNativeQuery("insert into search_dirty (resource, since)"
                        + " select id, cast(?1 as timestamptz) from learning_resource where id = any (?2) order by id"
                        + " on conflict (resource) do nothing")
                .setParameter(1, clock.instant())
                .setParameter(2, resources.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Some of what an index that is being filled has yet to learn; they are taken out. */
    @SuppressWarnings("unchecked")
    public List<UUID> missed(int most) {
        return entities.createNativeQuery(
                        "delete from search_missed where resource in (select resource from search_missed limit ?1)"
                                + " returning resource",
                        UUID.class)
                .setParameter(1, most)
                .getResultList();
    }

    /** Lets one that the index refuses wait, so that it does not stand in the way; a change brings it back at once. */
    public void postpone(DirtyResource refused, Duration wait) {
        entities.createNativeQuery("update search_dirty set since = ?1 where resource = ?2 and version = ?3")
                .setParameter(1, clock.instant().plus(wait))
                .setParameter(2, refused.resource())
                .setParameter(3, refused.version())
                .executeUpdate();
    }
}

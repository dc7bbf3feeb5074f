package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each source has given under which identifier, and what became of it here. */
@ApplicationScoped
public class Shelf {

    private final EntityManager entities;
    private final Clock clock;

    Shelf(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * @param resource ours; none where nothing came of the record
     * @param datestamp of the record when it was taken last
     */
    record Item(String identifier, Optional<UUID> resource, Instant datestamp, boolean deleted) {}

    @SuppressWarnings("unchecked")
    @Transactional
    Map<String, Item> find(UUID source, Collection<String> identifiers) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select identifier, resource, datestamp, deleted from harvest_item
                        where source = ?1 and identifier = any (?2)""", Tuple.class)
                .setParameter(1, source)
                .setParameter(2, identifiers.toArray(String[]::new))
                .getResultList();
        return rows.stream().map(Shelf::item).collect(Collectors.toMap(Item::identifier, Function.identity()));
    }

    @Transactional
    void put(UUID source, Item item, UUID run) {
        entities.createNativeQuery("""
                        insert into harvest_item (source, identifier, resource, datestamp, deleted, seen, since)
                        values (?1, ?2, cast(?3 as uuid), ?4, ?5, ?6, ?7)
                        on conflict (source, identifier) do update set resource = excluded.resource,
                          datestamp = excluded.datestamp, deleted = excluded.deleted, seen = excluded.seen,
                          since = case when harvest_item.deleted
                              or harvest_item.resource is distinct from excluded.resource
                            then excluded.since else harvest_item.since end""")
                .setParameter(1, source)
                .setParameter(2, item.identifier())
                .setParameter(3, item.resource().map(UUID::toString).orElse(null))
                .setParameter(4, item.datestamp())
                .setParameter(5, item.deleted())
                .setParameter(6, run)
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    /** Whether any source still gives us this resource. */
    @Transactional
    boolean offered(UUID resource) {
        return !entities.createNativeQuery(
                        "select 1 from harvest_item where resource = ?1 and not deleted limit 1", Integer.class)
                .setParameter(1, resource)
                .getResultList()
                .isEmpty();
    }

    /** Whether this repository still gives us this resource, by whichever of its sets. */
    @Transactional
    boolean offered(UUID resource, String baseUrl) {
        return !entities.createNativeQuery("""
                        select 1 from harvest_item join harvest_source on harvest_source.id = source
                        where resource = ?1 and not deleted and base_url = ?2 limit 1""", Integer.class)
                .setParameter(1, resource)
                .setParameter(2, baseUrl)
                .getResultList()
                .isEmpty();
    }

    /** @param datestamp of the record when this source gave it last */
    record First(UUID source, Instant datestamp) {}

    /** Of the sources at one address that give us this resource, the one that has done so for the longest time. */
    @SuppressWarnings("unchecked")
    @Transactional
    Optional<First> first(UUID resource, String baseUrl) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select source, datestamp from harvest_item join harvest_source on harvest_source.id = source
                        where resource = ?1 and not deleted and base_url = ?2
                        order by since, created_at, source limit 1""", Tuple.class)
                .setParameter(1, resource)
                .setParameter(2, baseUrl)
                .getResultList();
        return rows.stream()
                .map(row -> new First(row.get("source", UUID.class), row.get("datestamp", Instant.class)))
                .findFirst();
    }

    /** Those that a source has given and that this run has not come across. */
    @SuppressWarnings("unchecked")
    @Transactional
    List<Item> unseen(UUID source, UUID run, int limit) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select identifier, resource, datestamp, deleted from harvest_item
                        where source = ?1 and seen <> ?2 and not deleted order by identifier limit ?3""", Tuple.class)
                .setParameter(1, source)
                .setParameter(2, run)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(Shelf::item).toList();
    }

    /** Resources that this source gives us. */
    @Transactional
    public long count(UUID source) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from harvest_item where source = ?1 and resource is not null and not deleted")
                        .setParameter(1, source)
                        .getSingleResult())
                .longValue();
    }

    private static Item item(Tuple row) {
        return new Item(
                row.get("identifier", String.class),
                Optional.ofNullable(row.get("resource", UUID.class)),
                row.get("datestamp", Instant.class),
                row.get("deleted", Boolean.class));
    }
}

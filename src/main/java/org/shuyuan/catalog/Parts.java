package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Resources that others are part of, as the lessons of a course are ({@code hasPart} and {@code isPartOf} of DCMI). */
@ApplicationScoped
public class Parts {

    private final EntityManager entities;
    private final Event<ResourceChanged> changes;
    private final Event<NeighboursChanged> neighbours;

    Parts(EntityManager entities, Event<ResourceChanged> changes, Event<NeighboursChanged> neighbours) {
        this.entities = entities;
        this.changes = changes;
        this.neighbours = neighbours;
    }

    /**
     * What is published of the parts of a resource, in their order, and of what it is part of, the oldest first.
     *
     * @param parts {@code hasPart}
     * @param wholes {@code isPartOf}
     */
    public record Neighbours(List<UUID> parts, List<UUID> wholes) {

        public static final Neighbours NONE = new Neighbours(List.of(), List.of());

        public Neighbours {
            parts = List.copyOf(parts);
            wholes = List.copyOf(wholes);
        }
    }

    /** The neighbours of these resources, published or not; nothing of those that have none. */
    @Transactional
    @SuppressWarnings("unchecked")
    public Map<UUID, Neighbours> around(Collection<UUID> resources) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select whole, part, w.state = 'published', p.state = 'published' from resource_part
                          join learning_resource w on w.id = whole
                          join learning_resource p on p.id = part
                        where whole = any (?1) or part = any (?1)
                        order by whole, position""", Tuple.class)
                .setParameter(1, resources.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, List<UUID>> parts = new HashMap<>();
        Map<UUID, List<UUID>> wholes = new HashMap<>();
        for (Tuple row : rows) {
            UUID whole = row.get(0, UUID.class);
            UUID part = row.get(1, UUID.class);
            if (row.get(2, Boolean.class)) {
                wholes.computeIfAbsent(part, _ -> new ArrayList<>()).add(whole);
            }
            if (row.get(3, Boolean.class)) {
                parts.computeIfAbsent(whole, _ -> new ArrayList<>()).add(part);
            }
        }
        return resources.stream()
                .filter(id -> parts.containsKey(id) || wholes.containsKey(id))
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Neighbours(parts.getOrDefault(id, List.of()), wholes.getOrDefault(id, List.of()))));
    }

    /**
     * What is published and part of the same published wholes as a resource, the most often together first.
     *
     * @param most so many at most
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<UUID> beside(UUID resource, int most) {
        return entities.createNativeQuery("""
                        select other.part from resource_part own
                          join learning_resource w on w.id = own.whole and w.state = 'published'
                          join resource_part other on other.whole = own.whole and other.part <> own.part
                          join learning_resource p on p.id = other.part and p.state = 'published'
                        where own.part = ?1
                        group by other.part
                        order by count(*) desc, min(abs(other.position - own.position)), other.part""", UUID.class)
                .setParameter(1, resource)
                .setMaxResults(most)
                .getResultList();
    }

    /** A resource, which the caller holds, consists of these from now on. It has changed; its parts have other neighbours. */
    @Transactional
    public void arrange(UUID whole, List<UUID> parts) {
        List<UUID> before = of(whole);
        if (before.equals(parts)) {
            return;
        }
        entities.createNativeQuery("delete from resource_part where whole = ?1")
                .setParameter(1, whole)
                .executeUpdate();
        for (int position = 0; position < parts.size(); position++) {
            entities.createNativeQuery("insert into resource_part (whole, part, position) values (?1, ?2, ?3)")
                    .setParameter(1, whole)
                    .setParameter(2, parts.get(position))
                    .setParameter(3, position)
                    .executeUpdate();
        }
        Set<UUID> other = new HashSet<>(before);
        parts.forEach(part -> {
            if (!other.remove(part)) {
                other.add(part);
            }
        });
        changes.fire(new ResourceChanged(whole));
        neighbours.fire(new NeighboursChanged(other));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> of(UUID whole) {
        return entities.createNativeQuery(
                        "select part from resource_part where whole = ?1 order by position", UUID.class)
                .setParameter(1, whole)
                .getResultList();
    }
}

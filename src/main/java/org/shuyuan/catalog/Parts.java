package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Resources that others are part of, as the lessons of a course are ({@code hasPart} and {@code isPartOf} of DCMI). */
@ApplicationScoped
public class Parts {

    private final EntityManager entities;
    private final Event<ResourceChanged> changes;

    Parts(EntityManager entities, Event<ResourceChanged> changes) {
        this.entities = entities;
        this.changes = changes;
    }

    /** What a resource consists of, in its order. */
    @Transactional
    public List<UUID> of(UUID whole) {
        return ids("select part from resource_part where whole = ?1 order by position", whole);
    }

    /** The published resources that this one is part of, the oldest first. */
    @Transactional
    public List<UUID> wholes(UUID part) {
        return ids("""
                select whole from resource_part join learning_resource on learning_resource.id = whole
                where part = ?1 and state = 'published' order by whole""", part);
    }

    /** A resource consists of these from now on. It has changed, and so has whatever is in it now or was before. */
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
        other.stream().sorted().forEach(part -> changes.fire(new ResourceChanged(part)));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ids(String sql, UUID of) {
        return entities.createNativeQuery(sql, UUID.class).setParameter(1, of).getResultList();
    }
}

package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is published, the newest first, read stretch by stretch: what comes or goes meanwhile moves nothing else. */
@ApplicationScoped
public class Published {

    private final EntityManager entities;

    Published(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A place in the list.
     *
     * @param since when the resource was published that stands before it
     */
    public record Place(Instant since, UUID resource) {

        /** Before all of them. */
        public static final Place BEGINNING = new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

        public static Place behind(LearningResource resource) {
            return new Place(resource.state().since(), resource.id());
        }
    }

    /** Those of these organisations. */
    @SuppressWarnings("unchecked")
    public List<LearningResource> of(Collection<UUID> organisations, Place behind, int limit) {
        return entities.createNativeQuery(
                        "select * from learning_resource where organisation = any(?1) and state = 'published'"
                                + " and state_since <= ?2 and (state_since < ?2 or id > ?3)"
                                + " order by state_since desc, id",
                        LearningResource.class)
                .setParameter(1, organisations.toArray(UUID[]::new))
                .setParameter(2, behind.since())
                .setParameter(3, behind.resource())
                .setMaxResults(limit)
                .getResultList();
    }
}

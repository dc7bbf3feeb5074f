package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Lists resources, what came last first: those of an owner, of an organisation, of the whole repository. */
@ApplicationScoped
public class Newest {

    /** After every id, as the database orders them. */
    private static final UUID LAST = new UUID(-1, -1);

    private final EntityManager entities;

    Newest(EntityManager entities) {
        this.entities = entities;
    }

    /** The resources of one owner, the newest first. */
    public List<LearningResource> ownedBy(UUID account, int limit) {
        return ownedBefore(LAST, account, limit);
    }

    /** The resources of one owner that came before this one, the newest first. */
    public List<LearningResource> ownedBefore(UUID resource, UUID account, int limit) {
        return entities.createQuery(
                        "from LearningResource where owner = :owner and id < :before order by id desc",
                        LearningResource.class)
                .setParameter("owner", account)
                .setParameter("before", resource)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What was published last, of the whole repository. */
    public List<LearningResource> latest(int limit) {
        return entities.createQuery(
                        "from LearningResource where state = 'published' order by stateSince desc, id",
                        LearningResource.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The published resources of one organisation, the newest first. */
    public List<LearningResource> publishedBy(UUID organisation, int limit) {
        return entities.createQuery(
                        "from LearningResource where organisation = :organisation and state = 'published'"
                                + " order by stateSince desc, id",
                        LearningResource.class)
                .setParameter("organisation", organisation)
                .setMaxResults(limit)
                .getResultList();
    }
}

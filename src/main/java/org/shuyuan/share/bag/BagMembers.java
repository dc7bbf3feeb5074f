package org.shuyuan.share.bag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Which resources of bags an organisation has taken in, and where they are. Each method joins the caller's transaction. */
@ApplicationScoped
class BagMembers {

    private final EntityManager entities;

    BagMembers(EntityManager entities) {
        this.entities = entities;
    }

    /** Two imports of the same bag must not both find nothing. */
    void oneAtATime(UUID organisation, UUID source) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) as held")
                .setParameter(1, "bag " + organisation + " " + source)
                .getResultList();
    }

    boolean knows(UUID organisation, UUID source) {
        return !entities.createNativeQuery("select 1 from bag_member where organisation = ?1 and source = ?2")
                .setParameter(1, organisation)
                .setParameter(2, source)
                .getResultList()
                .isEmpty();
    }

    void add(UUID organisation, UUID source, UUID resource) {
        entities.createNativeQuery("insert into bag_member (organisation, source, resource) values (?1, ?2, ?3)")
                .setParameter(1, organisation)
                .setParameter(2, source)
                .setParameter(3, resource)
                .executeUpdate();
    }
}

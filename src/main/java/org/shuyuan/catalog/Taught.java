package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What is published for a subject. */
@ApplicationScoped
public class Taught {

    private final EntityManager entities;

    Taught(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The newest first. Reads through all that is published: for what a teacher does now and then.
     *
     * @param subject id of a term
     * @param limit the older ones beyond it are left out
     */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<LearningResource> in(String subject, int limit) {
        return entities.createNativeQuery("""
                        select * from learning_resource where state = 'published'
                          and jsonb_path_query_array(descriptors, '$.subject.*[*]') @> to_jsonb(cast(:subject as text))
                        order by state_since desc, id""", LearningResource.class)
                .setParameter("subject", subject)
                .setMaxResults(limit)
                .getResultList();
    }
}

package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What nobody would or could give the catalog, written into it behind its back. */
@ApplicationScoped
class Multitude {

    private final EntityManager entities;

    Multitude(EntityManager entities) {
        this.entities = entities;
    }

    /** Copies of the newest resource whose title begins so. */
    @Transactional
    void add(String title, int many) {
        entities.createNativeQuery("""
            insert into learning_resource
              (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
            select uuidv7(), organisation, owner, kind, state, state_since,
              jsonb_build_object('title', jsonb_build_object('person', jsonb_build_array(?1 || n))),
              created_at, updated_at, 0
            from (select * from learning_resource where descriptors -> 'title' -> 'person' ->> 0 like ?1 || '%'
                  order by id desc limit 1) one, generate_series(1, ?2) n\
            """)
                .setParameter(1, title)
                .setParameter(2, many)
                .executeUpdate();
    }

    @Transactional
    void subject(UUID resource, String subject) {
        entities.createNativeQuery("update learning_resource set descriptors = jsonb_set(descriptors, '{subject}',"
                        + " jsonb_build_object('person', jsonb_build_array(?1))) where id = ?2")
                .setParameter(1, subject)
                .setParameter(2, resource)
                .executeUpdate();
    }

    @Transactional
    void remove(String title) {
        entities.createNativeQuery("delete from learning_resource"
                        + " where descriptors -> 'title' -> 'person' ->> 0 ~ ('^' || ?1 || '[0-9]+$')")
                .setParameter(1, title)
                .executeUpdate();
    }
}

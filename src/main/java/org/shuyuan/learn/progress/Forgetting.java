package org.shuyuan.learn.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Forgets what a reader has watched. */
@ApplicationScoped
public class Forgetting {

    private final EntityManager entities;
    private final Event<Forgotten> forgotten;

    Forgetting(EntityManager entities, Event<Forgotten> forgotten) {
        this.entities = entities;
        this.forgotten = forgotten;
    }

    /** Everything; what is reported of pages that are open now counts anew. */
    @Transactional
    public void all(UUID account) {
        for (String table : new String[] {"viewing", "watched"}) {
            entities.createNativeQuery("delete from " + table + " where account = ?1")
                    .setParameter(1, account)
                    .executeUpdate();
        }
        forgotten.fire(new Forgotten(account));
    }
}

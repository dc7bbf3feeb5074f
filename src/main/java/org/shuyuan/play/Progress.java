package org.shuyuan.play;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Where each reader has left each film, in whole seconds; it goes with the account, and with the film. */
@ApplicationScoped
class Progress {

    private final EntityManager entities;
    private final Clock clock;

    Progress(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** 0 where it was never begun, or seen to its end. */
    @Transactional
    int of(UUID account, UUID resource) {
        List<?> found = entities.createNativeQuery(
                        "select second from play_progress where account = ?1 and resource = ?2", Integer.class)
                .setParameter(1, account)
                .setParameter(2, resource)
                .getResultList();
        return found.isEmpty() ? 0 : (Integer) found.getFirst();
    }

    /** The last word counts, whichever device says it; 0 forgets the place. */
    @Transactional
    void keep(UUID account, UUID resource, int second) {
        if (second == 0) {
            entities.createNativeQuery("delete from play_progress where account = ?1 and resource = ?2")
                    .setParameter(1, account)
                    .setParameter(2, resource)
                    .executeUpdate();
            return;
        }
        entities.createNativeQuery("insert into play_progress (account, resource, second, updated_at)"
                        + " values (?1, ?2, ?3, ?4) on conflict (account, resource)"
                        + " do update set second = excluded.second, updated_at = excluded.updated_at")
                .setParameter(1, account)
                .setParameter(2, resource)
                .setParameter(3, second)
                .setParameter(4, clock.instant())
                .executeUpdate();
    }
}

package org.shuyuan.learn.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.table.Turns;

/** What readers have put aside. Nobody else is told. */
@ApplicationScoped
public class Favourites {

    /** More than anybody looks through again. */
    static final int MOST = 1000;

    private final EntityManager entities;
    private final Turns turns;
    private final Clock clock;

    Favourites(EntityManager entities, Turns turns, Clock clock) {
        this.entities = entities;
        this.turns = turns;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<UUID> of(UUID account) {
        return entities.createNativeQuery(
                        "select resource from favourite where account = ?1 order by put_at desc, resource", UUID.class)
                .setParameter(1, account)
                .getResultList();
    }

    @Transactional
    boolean has(UUID account, UUID resource) {
        return !entities.createNativeQuery("select 1 from favourite where account = ?1 and resource = ?2")
                .setParameter(1, account)
                .setParameter(2, resource)
                .getResultList()
                .isEmpty();
    }

    /**
     * What is there already stays where it is.
     *
     * @throws Problem {@link ProblemType#FAVOURITES_TOO_MANY}
     */
    @Transactional
    void put(UUID account, UUID resource) {
        turns.take("favourite", account);
        int put = entities.createNativeQuery("""
                        insert into favourite (account, resource, put_at)
                        select ?1, ?2, ?3 where (select count(*) from favourite where account = ?1) < ?4
                        on conflict do nothing""")
                .setParameter(1, account)
                .setParameter(2, resource)
                .setParameter(3, clock.instant())
                .setParameter(4, MOST)
                .executeUpdate();
        if (put == 0 && !has(account, resource)) {
            throw Problem.of(ProblemType.FAVOURITES_TOO_MANY, MOST);
        }
    }

    @Transactional
    void take(UUID account, UUID resource) {
        entities.createNativeQuery("delete from favourite where account = ?1 and resource = ?2")
                .setParameter(1, account)
                .setParameter(2, resource)
                .executeUpdate();
    }

    @Transactional
    public void forget(UUID account) {
        entities.createNativeQuery("delete from favourite where account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }
}

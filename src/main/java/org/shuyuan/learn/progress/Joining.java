package org.shuyuan.learn.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import org.shuyuan.people.Joined;

/** What an account has watched becomes part of what another has. */
@ApplicationScoped
class Joining {

    private final EntityManager entities;

    Joining(EntityManager entities) {
        this.entities = entities;
    }

    void join(@Observes Joined accounts) {
        change(accounts, """
                insert into watched as known
                  (account, resource, played, length_ms, seen_ms, first_at, last_at, left_ms, left_at)
                select ?2, resource, played, length_ms, seen_ms, first_at, last_at, left_ms, left_at
                from watched where account = ?1
                on conflict (account, resource) do update set
                  played = known.played + excluded.played,
                  length_ms = greatest(known.length_ms, excluded.length_ms),
                  seen_ms = covered_ms(known.played + excluded.played),
                  first_at = least(known.first_at, excluded.first_at),
                  last_at = greatest(known.last_at, excluded.last_at),
                  left_ms = case when excluded.left_at < known.left_at then known.left_ms else excluded.left_ms end,
                  left_at = greatest(known.left_at, excluded.left_at)""");
        change(accounts, "update viewing set account = ?2 where account = ?1");
        change(accounts, "update watch_report set account = ?2 where account = ?1");
    }

    private void change(Joined accounts, String sql) {
        entities.createNativeQuery(sql)
                .setParameter(1, accounts.from())
                .setParameter(2, accounts.into())
                .executeUpdate();
    }
}

package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.table.Rows;

/** Remembers which lessons and courses of whom were told to be done: each is told once. */
@ApplicationScoped
class Told {

    private final Rows rows;

    Told(Rows rows) {
        this.rows = rows;
    }

    /** @param id of a lesson or a course */
    record Thing(UUID account, UUID id) {}

    /** Remembers these, and answers those that weren't told before. */
    @Transactional
    Set<Thing> remember(Collection<Thing> things) {
        return new HashSet<>(rows.query(
                """
                insert into xapi_told (account, thing)
                select distinct account, thing from unnest(?::uuid[], ?::uuid[]) as new (account, thing)
                order by account, thing on conflict do nothing returning account, thing""",
                row -> new Thing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                accounts(things),
                ids(things)));
    }

    /** Those of these that were told. */
    @Transactional
    Set<Thing> of(Collection<Thing> things) {
        return new HashSet<>(rows.query(
                """
                select account, thing from xapi_told
                join unnest(?::uuid[], ?::uuid[]) as asked (account, thing) using (account, thing)""",
                row -> new Thing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                accounts(things),
                ids(things)));
    }

    @Transactional
    void forget(UUID account) {
        rows.write("delete from xapi_told where account = ?", account);
    }

    private static UUID[] accounts(Collection<Thing> things) {
        return things.stream().map(Thing::account).toArray(UUID[]::new);
    }

    private static UUID[] ids(Collection<Thing> things) {
        return things.stream().map(Thing::id).toArray(UUID[]::new);
    }
}

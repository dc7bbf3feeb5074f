package org.shuyuan.share.harvest;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Knows failures of the database that say nothing of what was to be written: the same may be written a moment later. */
final class Passing {

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): a connection that was lost, a transaction that gave way to another, no
     * room, an operator at the switch, the disk.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String NOT_TO_BE_LOCKED = "55P03";

    private Passing() {}

    static boolean is(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> next = new ArrayDeque<>(Set.of(failure));
        while (!next.isEmpty()) {
            Throwable one = next.pop();
            if (!seen.add(one)) {
                continue;
            }
            if (one instanceof SQLException sql) {
                if (passes(sql)) {
                    return true;
                }
                sql.forEach(next::push);
            }
            if (one.getCause() != null) {
                next.push(one.getCause());
            }
            for (Throwable beside : one.getSuppressed()) {
                next.push(beside);
            }
        }
        return false;
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        // The pool has none: no connection could be had, or the one that there was is gone.
        return state == null
                || state.equals(NOT_TO_BE_LOCKED)
                || (state.length() > 2 && CLASSES.contains(state.substring(0, 2)));
    }
}

package org.shuyuan.work;

import org.shuyuan.problem.Problem;

/**
 * Work that outlives a crash. A job is idempotent: it takes its input by id, verifies what it made before it records
 * it, and goes on from what is recorded. It may run twice at once for a moment when a node was thought dead.
 */
public interface Job {

    /** Stable: rows in the queue carry it. */
    String name();

    /** That of work of seconds, unless it says otherwise. */
    default Lane lane() {
        return Lane.QUICK;
    }

    /** Whether it waits until no other job of its lane is due. */
    default boolean patient() {
        return false;
    }

    /**
     * Does the work for one id.
     *
     * @throws Problem for good: {@link #gaveUp} follows and nothing is tried again
     * @throws Exception for now: it is tried again, later each time, and given up in the end
     */
    void run(String id) throws Exception;

    /** Tells those who wait that it will not be done. Called in a transaction, and again after a crash. */
    default void gaveUp(String id, Problem why) {}
}

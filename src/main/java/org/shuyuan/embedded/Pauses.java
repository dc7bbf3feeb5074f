package org.shuyuan.embedded;

import java.time.Duration;

/** How long is waited before an engine that has ended is started again: longer each time, until it runs. */
final class Pauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause that is due now. */
    Duration next() {
        return next;
    }

    void await() throws InterruptedException {
        Thread.sleep(next);
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    /** It runs. */
    void over() {
        next = FIRST;
    }
}

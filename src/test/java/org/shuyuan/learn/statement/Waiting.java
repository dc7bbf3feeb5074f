package org.shuyuan.learn.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what comes by the clock. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    static void until(BooleanSupplier reached) {
        Instant end = Instant.now().plus(LONGEST);
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + LONGEST);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

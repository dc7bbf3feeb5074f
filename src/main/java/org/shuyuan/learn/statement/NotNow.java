package org.shuyuan.learn.statement;

import java.time.Duration;
import java.util.Optional;

/** The store takes nothing now: it is away, or busy, or doesn't know us. What was sent has to be sent again. */
final class NotNow extends Exception {

    private final transient Optional<Duration> after;

    NotNow(String reason, Optional<Duration> after) {
        super(reason);
        this.after = after;
    }

    /** When the store wishes to be asked again. */
    Optional<Duration> after() {
        return after;
    }
}

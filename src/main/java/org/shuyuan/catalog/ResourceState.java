package org.shuyuan.catalog;

import java.time.Instant;

/** The life of a resource. A transition is a method of the state that permits it. */
public sealed interface ResourceState {

    Instant since();

    /** {@code draft}, {@code published} or {@code withdrawn}. */
    default String id() {
        return switch (this) {
            case Draft draft -> "draft";
            case Published published -> "published";
            case Withdrawn withdrawn -> "withdrawn";
        };
    }

    /** Seen by its owner alone. */
    record Draft(Instant since) implements ResourceState {
        public Published publish(Instant now) {
            return new Published(now);
        }
    }

    /** Found, played and harvested. */
    record Published(Instant since) implements ResourceState {
        public Withdrawn withdraw(Instant now, String reason) {
            return new Withdrawn(now, reason);
        }
    }

    /** Gone for everyone but its owner, and known to harvesters as deleted. */
    record Withdrawn(Instant since, String reason) implements ResourceState {
        public Published publish(Instant now) {
            return new Published(now);
        }
    }
}

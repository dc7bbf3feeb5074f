package org.shuyuan.share.harvest.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * How long is waited before a repository is asked again (OAI-PMH 2.0 §3.1.2.2).
 *
 * @param first the wait after a first failure; each one more doubles it
 * @param longest no wait is longer; a repository that asks for more is given up, for asking earlier would be rude
 * @param attempts failures in a row after which no more is asked
 */
public record Patience(Duration first, Duration longest, int attempts) {

    /** Doubling ends somewhere below the range of a long. */
    private static final int MOST_DOUBLINGS = 20;

    public Patience {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("waits from " + first + " to " + longest);
        }
    }

    /**
     * @param attempt failures in a row before this one
     * @return how long to wait; nothing if it is to be given up
     */
    public Optional<Duration> next(int attempt, HarvestTrouble trouble) {
        Duration asked = trouble.retryAfter().orElse(Duration.ZERO);
        if (!trouble.passing() || attempt >= attempts || asked.compareTo(longest) > 0) {
            return Optional.empty();
        }
        Duration own = first.multipliedBy(1L << Math.clamp(attempt, 0, MOST_DOUBLINGS));
        Duration bounded = own.compareTo(longest) > 0 ? longest : own;
        return Optional.of(asked.compareTo(bounded) > 0 ? asked : bounded);
    }
}

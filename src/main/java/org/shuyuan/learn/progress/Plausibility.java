package org.shuyuan.learn.progress;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a page can have played so much. A page plays at most twice as fast as time passes, and nothing before it was opened;
 * both are known by our clock.
 */
final class Plausibility {

    /** The fastest that the player offers. */
    static final int FASTEST = 2;

    /** Buffers and clocks that run apart a little. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** Films are a little longer than they say. */
    private static final int BEYOND_THE_END = 2000;

    private Plausibility() {}

    /** @param before milliseconds of film that this page has reported before */
    static boolean holds(Report report, long before, Instant now) {
        Duration open = Duration.between(report.ticket().given(), now);
        long most = FASTEST * open.plus(SLACK).toMillis();
        int end = report.ticket().length();
        return before + report.played() <= most
                && report.spans().stream().allMatch(span -> end == 0 || span.to() <= end + BEYOND_THE_END);
    }
}

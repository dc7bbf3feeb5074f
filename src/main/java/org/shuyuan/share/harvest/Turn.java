package org.shuyuan.share.harvest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.shuyuan.share.harvest.wire.OaiClient;

/** The time that a run has before others have theirs, and that an answer has to come. */
final class Turn {

    private final OaiClient client;
    private final Clock clock;
    private final Duration answer;
    private final Instant end;

    Turn(OaiClient client, Clock clock, Duration length, Duration answer) {
        this.client = client;
        this.clock = clock;
        this.answer = answer;
        this.end = clock.instant().plus(length);
    }

    /** For one question. */
    OaiClient client() {
        return client.until(clock.instant().plus(answer));
    }

    boolean over() {
        return !clock.instant().isBefore(end);
    }
}

package org.shuyuan.share.harvest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a source is harvested. */
public enum Rhythm {
    BY_HAND(Optional.empty()),
    HOURLY(Optional.of(Duration.ofHours(1))),
    DAILY(Optional.of(Duration.ofDays(1))),
    WEEKLY(Optional.of(Duration.ofDays(7)));

    @SuppressWarnings("ImmutableEnumChecker") // an Optional of a Duration doesn't change
    private final Optional<Duration> pause;

    Rhythm(Optional<Duration> pause) {
        this.pause = pause;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** When a run is due after one that ended now; never by itself, where it is by hand. */
    Optional<Instant> after(Instant now) {
        return pause.map(now::plus);
    }

    public static Optional<Rhythm> of(String id) {
        return Arrays.stream(values()).filter(rhythm -> rhythm.id().equals(id)).findFirst();
    }
}

package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the line belongs to the copies. */
@ApplicationScoped
class Hours {

    private final Night night;
    private final boolean onlyAtNight;
    private final Clock clock;

    @Inject
    Hours(CopyConfig config, Clock clock) {
        this(config.night(), config.onlyAtNight(), clock);
    }

    Hours(Night night, boolean onlyAtNight, Clock clock) {
        this.night = night;
        this.onlyAtNight = onlyAtNight;
        this.clock = clock;
    }

    boolean night() {
        return night.holds(now());
    }

    /** Whether files may come now. */
    boolean open() {
        return !onlyAtNight || night();
    }

    /** When they may next. */
    Instant opens() {
        return open() ? clock.instant() : clock.instant().plus(night.until(now()));
    }

    private LocalTime now() {
        return LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    }
}

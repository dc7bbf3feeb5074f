package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.shuyuan.table.Rows;

/** Waits while the store is away, longer each time, and for all nodes. */
@ApplicationScoped
class Patience {

    /** However far in the future a store wishes to be asked again: a clock may be wrong, or a word of ten digits. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    private final Rows rows;
    private final XapiConfig config;
    private final Clock clock;

    Patience(Rows rows, XapiConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    boolean over() {
        return !rows.query("select 1 from xapi_delivery where pause <= ?", row -> row.getInt(1), now())
                .isEmpty();
    }

    /** The answer to the last failure; nothing while all goes well. */
    @Transactional
    Optional<String> trouble() {
        return rows
                .query("select coalesce(answer, '') from xapi_delivery where failures > 0", row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /** The store has taken something, or the operator has begun anew. */
    @Transactional
    void end() {
        rows.write("update xapi_delivery set failures = 0, pause = '-infinity', answer = null where failures > 0");
    }

    /** How long nothing is sent. */
    @Transactional
    Duration begin(NotNow failure) {
        int before = rows.query("select failures from xapi_delivery for update", row -> row.getInt(1))
                .getFirst();
        Duration pause = pause(before, failure.after());
        rows.write(
                "update xapi_delivery set failures = failures + 1, pause = ?, answer = ?",
                now().plus(pause),
                String.valueOf(failure.getMessage()));
        return pause;
    }

    private Duration pause(int before, Optional<Duration> wish) {
        Duration doubled = config.firstWait().multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        Duration ours = shorter(doubled, config.longestWait());
        return wish.map(asked -> shorter(asked, LONGEST_WISH))
                .filter(asked -> asked.compareTo(ours) > 0)
                .orElse(ours);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.shuyuan.table.Rows;
import org.shuyuan.work.Incarnation;

/** Which platforms may be sent to: each by one node at a time, and after a failure not for a while. */
@ApplicationScoped
class Turns {

    /** Longer than a score takes; whoever dies in the middle holds up a platform no longer than this. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** For a pause that is no shorter than the longest of all. */
    static final Duration NO_LIMIT = Duration.ofDays(365);

    private static final int MOST_DOUBLINGS = 20;

    private final Rows rows;
    private final Incarnation incarnation;
    private final GradeConfig config;
    private final Clock clock;

    Turns(Rows rows, Incarnation incarnation, GradeConfig config, Clock clock) {
        this.rows = rows;
        this.incarnation = incarnation;
        this.config = config;
        this.clock = clock;
    }

    /** Takes those for which something is due, for a while. */
    @Transactional
    List<UUID> take() {
        Instant now = clock.instant();
        return rows.query(
                """
                insert into lti_sending as known (platform, failures, pause, leased_until, holder)
                select distinct platform, 0, ?::timestamptz, ?::timestamptz, ?::text from lti_score
                  join lti_link on lti_link.id = lti_score.link join lti_context on lti_context.id = lti_link.context
                  join lti_platform on lti_platform.id = platform
                where state = 'waiting' and next_at <= ? and active order by platform
                on conflict (platform) do update set leased_until = excluded.leased_until, holder = excluded.holder
                  where known.leased_until <= ? and known.pause <= ?
                returning platform""",
                row -> row.getObject("platform", UUID.class),
                now,
                now.plus(LEASE),
                incarnation.name(),
                now,
                now,
                now);
    }

    /** Whether it is still the turn of this process; then for a while more. */
    @Transactional
    boolean keep(UUID platform) {
        return rows.write(
                        "update lti_sending set leased_until = ? where platform = ? and holder = ?",
                        clock.instant().plus(LEASE),
                        platform,
                        incarnation.name())
                == 1;
    }

    @Transactional
    void leave(UUID platform) {
        leave("platform = ? and holder = ?", platform, incarnation.name());
    }

    /** The turns of the process that was here before and was killed. */
    @Transactional
    void leaveFormer() {
        incarnation.former().ifPresent(former -> leave("holder = ?", former));
    }

    private void leave(String which, Object... parameters) {
        rows.write("update lti_sending set leased_until = '-infinity', holder = null where " + which, parameters);
    }

    /** The platform has taken something, or somebody wants it tried now. */
    @Transactional
    void calm(UUID platform) {
        rows.write(
                "update lti_sending set failures = 0, pause = '-infinity' where platform = ? and failures > 0",
                platform);
    }

    /** The platform is in trouble: nothing is sent for a while, and never for longer than {@code longest}. */
    @Transactional
    void pause(UUID platform, Optional<Duration> wish, Duration longest) {
        int failures = rows
                .query(
                        "update lti_sending set failures = failures + 1 where platform = ? returning failures",
                        row -> row.getInt(1),
                        platform)
                .stream()
                .findFirst()
                .orElse(1);
        rows.write(
                "update lti_sending set pause = ? where platform = ?",
                clock.instant().plus(shorter(wait(failures - 1, wish), longest)),
                platform);
    }

    /**
     * How long is waited: twice as long after each failure, somewhat more or less so that not all come back at once, and never less
     * than the platform wishes.
     *
     * @param before failures before this one
     */
    Duration wait(int before, Optional<Duration> wish) {
        Duration longest = config.longestWait();
        Duration doubled = shorter(config.firstWait().multipliedBy(1L << Math.min(before, MOST_DOUBLINGS)), longest);
        Duration ours =
                doubled.plus(Duration.ofMillis(ThreadLocalRandom.current().nextLong(doubled.toMillis() / 4 + 1)));
        return wish.map(asked -> shorter(asked, longest))
                .filter(asked -> asked.compareTo(ours) > 0)
                .orElse(ours);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

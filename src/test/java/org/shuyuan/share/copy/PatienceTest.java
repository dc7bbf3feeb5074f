package org.shuyuan.share.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What copies take of the line, and when. */
class PatienceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void moreThanTheLineMayTakeIsWaitedFor() {
        TokenBucket bucket = new TokenBucket(1_000_000, 0);

        assertThat(bucket.take(1_000_000, 0))
                .as("a second's worth after a pause")
                .isZero();
        assertThat(bucket.take(500_000, 0)).isEqualTo(SECOND / 2);
        assertThat(bucket.take(500_000, SECOND / 2)).isEqualTo(SECOND / 2);
        assertThat(bucket.take(1_000, 10 * SECOND)).isZero();
    }

    @Test
    void aLongPauseIsWorthNoMoreThanASecond() {
        TokenBucket bucket = new TokenBucket(1_000, 0);

        bucket.take(1_000, 1_000 * SECOND);

        assertThat(bucket.take(1_000, 1_000 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void manyPiecesTakeAsLongAsTheirBytes() {
        TokenBucket bucket = new TokenBucket(256 * 1024, -SECOND);
        long now = 0;
        for (int piece = 0; piece < 160; piece++) {
            now += bucket.take(64 * 1024, now);
        }

        assertThat(now).isBetween(38 * SECOND, 40 * SECOND);
    }

    @Test
    void byDayNothingComesWhereTheLineIsNeeded() {
        Hours day = hours(LocalTime.of(10, 0), true);
        Hours night = hours(LocalTime.of(23, 0), true);

        assertThat(day.open()).isFalse();
        assertThat(day.opens()).isEqualTo(clock(LocalTime.of(10, 0)).instant().plus(Duration.ofHours(12)));
        assertThat(night.open()).isTrue();
        assertThat(night.opens()).isEqualTo(clock(LocalTime.of(23, 0)).instant());
        assertThat(hours(LocalTime.of(10, 0), false).open()).isTrue();
    }

    private static Hours hours(LocalTime time, boolean onlyAtNight) {
        return new Hours(Night.of("22:00-06:00"), onlyAtNight, clock(time));
    }

    private static Clock clock(LocalTime time) {
        ZoneId zone = ZoneId.systemDefault();
        return Clock.fixed(
                LocalDateTime.of(2026, 11, 23, time.getHour(), time.getMinute())
                        .atZone(zone)
                        .toInstant(),
                zone);
    }
}

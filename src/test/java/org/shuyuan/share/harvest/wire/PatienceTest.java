package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

class PatienceTest {

    private final Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1), 12);

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "3, 40", "4, 60", "11, 60"})
    void waitsDoubleUpToTheLongest(int failures, long seconds) {
        assertThat(patience.next(failures, trouble(Kind.UNREACHABLE, Optional.empty())))
                .hasValue(Duration.ofSeconds(seconds));
    }

    @Test
    void whatTheRepositoryAsksForIsTheLeast() {
        assertThat(patience.next(0, trouble(Kind.BUSY, Optional.of(Duration.ofSeconds(30)))))
                .hasValue(Duration.ofSeconds(30));
        assertThat(patience.next(3, trouble(Kind.BUSY, Optional.of(Duration.ofSeconds(30)))))
                .hasValue(Duration.ofSeconds(40));
        assertThat(patience.next(0, trouble(Kind.BUSY, Optional.of(Duration.ZERO))))
                .hasValue(Duration.ofSeconds(5));
    }

    @Test
    void whoAsksForTooMuchIsGivenUp() {
        assertThat(patience.next(0, trouble(Kind.BUSY, Optional.of(Duration.ofSeconds(60)))))
                .isPresent();
        assertThat(patience.next(0, trouble(Kind.BUSY, Optional.of(Duration.ofSeconds(61)))))
                .isEmpty();
        assertThat(patience.next(0, trouble(Kind.BUSY, Optional.of(Duration.ofSeconds(Long.MAX_VALUE)))))
                .isEmpty();
    }

    @Test
    void patienceEnds() {
        assertThat(patience.next(12, trouble(Kind.UNREACHABLE, Optional.empty())))
                .isEmpty();
        assertThat(new Patience(Duration.ofDays(1), Duration.ofDays(1000), Integer.MAX_VALUE)
                        .next(1_000_000, trouble(Kind.UNREACHABLE, Optional.empty())))
                .hasValue(Duration.ofDays(1000));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "SLOW", "BUSY", "NOT_XML", "NOT_STORED"})
    void whatWaitingDoesNotMendIsNotWaitedFor(Kind kind) {
        assertThat(patience.next(0, trouble(kind, Optional.of(Duration.ofSeconds(1)))))
                .isEmpty();
    }

    @Test
    void waitsHaveAnOrder() {
        assertThatThrownBy(() -> new Patience(Duration.ofMinutes(1), Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HarvestTrouble trouble(Kind kind, Optional<Duration> retryAfter) {
        return new HarvestTrouble(kind, "for a test", retryAfter);
    }
}

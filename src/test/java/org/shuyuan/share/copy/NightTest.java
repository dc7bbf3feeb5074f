package org.shuyuan.share.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NightTest {

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 21:59, false",
        "22:00-06:00, 22:00, true",
        "22:00-06:00, 23:59, true",
        "22:00-06:00, 00:00, true",
        "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false",
        "01:00-05:00, 00:59, false",
        "01:00-05:00, 03:00, true",
        "01:00-05:00, 05:00, false",
        "00:00-00:00, 12:00, true"
    })
    void aNightMayGoOverMidnight(String night, LocalTime time, boolean holds) {
        assertThat(Night.of(night).holds(time)).isEqualTo(holds);
    }

    @Test
    void itIsWaitedForUntilItBegins() {
        Night night = Night.of("22:00-06:00");

        assertThat(night.until(LocalTime.of(20, 30))).isEqualTo(Duration.ofMinutes(90));
        assertThat(night.until(LocalTime.of(6, 0))).isEqualTo(Duration.ofHours(16));
        assertThat(night.until(LocalTime.of(23, 0))).isEqualTo(Duration.ofHours(23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "night", "22-6", "25:00-06:00", "22:00"})
    void whatIsNoNightIsRefused(String text) {
        assertThatThrownBy(() -> Night.of(text)).isInstanceOf(RuntimeException.class);
    }
}

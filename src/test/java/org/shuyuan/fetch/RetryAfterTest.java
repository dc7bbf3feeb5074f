package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|PT0S",
                "120|PT2M",
                "999999999|PT277777H46M39S",
                "Sun, 22 Nov 2026 08:01:30 GMT|PT1M30S",
                "Sunday, 22-Nov-26 08:01:30 GMT|PT1M30S"
            })
    void secondsOrADateSayHowLongToWait(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).contains(wait);
    }

    @Test
    void aDateThatIsOverIsNoWait() {
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 07:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Sun, 42 Nov 2026 08:00:00 GMT"})
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}

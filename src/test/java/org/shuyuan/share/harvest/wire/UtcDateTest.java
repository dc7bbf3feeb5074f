package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T08:09:10Z, 2026-03-01T08:09:10Z",
        "2026-03-01T08:09Z, 2026-03-01T08:09:00Z",
        "2026-03-01T08:09:10.123456789Z, 2026-03-01T08:09:10.123456789Z",
        "2026-03-01T08:09:10+08:00, 2026-03-01T00:09:10Z"
    })
    void aMomentBeyondDoubtIsRead(String text, Instant moment) {
        assertThat(UtcDate.read(text)).hasValue(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026",
                "2026-02-30",
                "2026-13-01",
                "2026-03-01T25:00:00Z",
                "2026-03-01T08:09:10",
                "2026-03-01 08:09:10Z",
                "+12026-03-01",
                "-2026-03-01",
                "２０２６-03-01"
            })
    void anythingElseIsNoDate(String text) {
        assertThat(UtcDate.read(text)).isEmpty();
    }
}

package org.shuyuan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 00:00", "9.99, 00:09", "135, 02:15", "3599, 59:59", "3600, 1:00:00", "36185, 10:03:05", "-4, 00:00"
    })
    void secondsAreWrittenAsAClock(double seconds, String written) {
        assertThat(Figures.clock(seconds)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 KB",
        "512, 0.5 KB",
        "2247893, 2.1 MB",
        "209715200, 200 MB",
        "17179869184, 16 GB",
        "5497558138880, 5 TB"
    })
    void bytesAreWrittenAsFileManagersCount(long bytes, String written) {
        assertThat(Figures.size(bytes)).isEqualTo(written);
    }
}

package org.shuyuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A larger machine gives its search engine more, within bounds. */
class SearchMemoryTest {

    @ParameterizedTest
    @CsvSource({"2, 512", "4, 512", "8, 1024", "24, 3072", "256, 4096"})
    void takesAnEighth(long gigabytes, int heap) {
        assertThat(new SearchMemory(gigabytes << 30, Optional.empty()).megabytes())
                .isEqualTo(heap);
    }

    @Test
    void takesWhatTheOperatorSays() {
        assertThat(new SearchMemory(8L << 30, Optional.of(2000)).options()).contains("-Xmx2000m");
    }
}

package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,              whole",
                "bytes=0-0,      0-0",
                "bytes=10-19,    10-19",
                "bytes=90-,      90-99",
                "bytes=90-200,   90-99",
                "bytes=-10,      90-99",
                "bytes=-200,     0-99",
                "bytes=100-,     none",
                "bytes=-0,       none",
                "bytes=20-10,    whole",
                "'bytes=0-1,5-6', whole",
                "lines=1-2,      whole",
                "bytes=-,        whole",
                "bytes=99999999999999999999-, whole",
            })
    void readsWhatAPlayerAsksOfAHundredBytes(@Nullable String header, String expected) {
        String got = switch (ByteRange.of(header, 100)) {
            case ByteRange.Whole _ -> "whole";
            case ByteRange.Part part -> part.first() + "-" + part.last();
            case ByteRange.Unsatisfiable _ -> "none";
        };

        assertThat(got).isEqualTo(expected);
    }
}

package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OaiSetsTest {

    @ParameterizedTest
    @CsvSource({
        "micro-lecture, micro-lecture",
        "330106-S01, 330106-S01",
        "学, ~E5~AD~A6",
        "a:b, a~3Ab",
        "a~b, a~7Eb",
        "a b%, a~20b~25"
    })
    void aSegmentHoldsWhatASetSpecMayHold(String id, String segment) {
        assertThat(OaiSets.segment(id)).isEqualTo(segment);
    }
}

package org.shuyuan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({"拋物線, 抛物线", "ＡＢＣ, abc", "x²+1, x2+1", "H₂O, h2o", "⼆次, 二次", "ﬁnal, final", "乾坤, 干坤", "𫵷, 𫵷"})
    void widthCaseAndScriptAreFolded(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"拋物線", "ＡＢＣ", "x²+1", "cafe\u0301", "臺灣", "ﬁnal", "㍿", "é"})
    void aBookIsLookedThroughAsTheIndexIs(String text) {
        assertThat(Folded.of(text).text()).isEqualTo(Folding.fold(text));
    }
}

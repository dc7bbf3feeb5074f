package org.shuyuan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same when words are looked for. */
class FoldedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "拋物線|抛物线",
                "ＡＢＣ|abc",
                "x²+1|x2+1",
                "H₂O|h2o",
                "'二次\n函数'|二次函数",
                "二次 函数，|二次函数,",
                "'quadratic\n  Function'|quadratic function",
                "用 x 表示|用x表示",
                "⼆次|二次",
                "soft\u00ADhyphen|softhyphen",
                "cafe\u0301|café",
            })
    void theseAreTheSame(String one, String other) {
        assertThat(Folded.of(one).text()).isEqualTo(Folded.of(other).text());
    }

    @Test
    void spacesThatPartWordsStay() {
        assertThat(Folded.of(" is  a ").text()).isEqualTo("is a");
    }

    @Test
    void itIsKnownWhereEachCharacterCameFrom() {
        String text = "看，拋 物\n線的ﬁnal";
        Folded folded = Folded.of(text);

        int at = folded.text().indexOf("抛物线");
        assertThat(folded.original(at, at + 3)).isEqualTo("拋 物\n線");
        int ligature = folded.text().indexOf("fi");
        assertThat(folded.original(ligature, ligature + 1)).isEqualTo("ﬁ");
    }

    @Test
    void emptyTextIsEmpty() {
        assertThat(Folded.of("").text()).isEmpty();
        assertThat(Folded.of("\u200B \n").text()).isEmpty();
    }
}

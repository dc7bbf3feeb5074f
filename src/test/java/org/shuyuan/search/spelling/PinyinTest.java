package org.shuyuan.search.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "二次函数, er ci han shu, echs",
        "音乐课, yin yue ke, yyk",
        "成长与长度, cheng zhang yu chang du, czycd",
        "dna的结构, dna de jie gou, dnadjg",
        "绿叶, lu ye, ly",
    })
    void charactersAreSpelledAsTheyAreRead(String words, String spelled, String initials) {
        assertThat(Pinyin.spelled(words)).isEqualTo(spelled);
        assertThat(Pinyin.initials(words)).isEqualTo(initials);
    }

    @Test
    void lettersAreCutIntoSyllablesInEveryShortWay() {
        assertThat(Pinyin.cut("ercihanshu")).containsExactly(List.of("er", "ci", "han", "shu"));
        assertThat(Pinyin.cut("fangan")).containsExactlyInAnyOrder(List.of("fan", "gan"), List.of("fang", "an"));
        assertThat(Pinyin.cut("dinglv")).containsExactly(List.of("ding", "lu"));
        assertThat(Pinyin.cut("lǜyè")).containsExactly(List.of("lu", "ye"));
        assertThat(Pinyin.cut("echs")).isEmpty();
    }

    /** The search compares what was typed with hundreds of names. */
    @ParameterizedTest
    @ValueSource(strings = {"nananananananananananananananananax", "anananananananananananananananananax"})
    void lettersThatAreNearlySyllablesAreGivenUpAtOnce(String letters) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int name = 0; name < 1000; name++) {
                assertThat(Pinyin.cut(letters)).isEmpty();
            }
        });
    }

    @Test
    void aNameThatIsNearlyBegunInManyWaysIsGivenUpAtOnce() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Beginnings.loss("难".repeat(140), "nan".repeat(60) + "x"))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"ercihs, echs", "二次hs, echs", "echs, echs", "erciha, ech"})
    void whatWasBegunHasInitials(String typed, String initials) {
        assertThat(Pinyin.begun(typed)).contains(initials);
    }

    @ParameterizedTest
    @CsvSource({
        "二次, 0",
        "erci, 1",
        "ercihan, 1",
        "二次han, 1",
        "echs, 2",
        "二次hs, 2",
        "erc函, 2",
        "ercihs, 2",
    })
    void aNameIsBegunInCharactersSyllablesOrInitials(String typed, int loss) {
        assertThat(Beginnings.loss("22.1 二次函数的图象", typed)).hasValue(loss);
        assertThat(Beginnings.loss("一次函数", typed)).isEmpty();
    }
}

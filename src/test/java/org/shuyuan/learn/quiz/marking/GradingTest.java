package org.shuyuan.learn.quiz.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.BuiltInRules;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Sample;

class GradingTest {

    private static final Grading GRADING = new Grading(new Units(BuiltInRules.vocabularies()));

    private static double share(Question question, String... given) {
        return GRADING.mark(question, List.of(given)).share();
    }

    @Test
    void ofOneRightChoiceAllOrNothing() {
        assertThat(share(Sample.choice("A"), "A")).isOne();
        assertThat(share(Sample.choice("A"), "A", "A")).isOne();
        assertThat(share(Sample.choice("A"), "B")).isZero();
        assertThat(share(Sample.choice("A"), "A", "B")).isZero();
        assertThat(share(Sample.choice("A"), "a")).isZero();
        assertThat(share(Sample.choice("A"))).isZero();
    }

    @Test
    void ofSeveralRightChoicesSomeAreHalf() {
        Question several = Sample.choice("A", "C", "D");

        assertThat(share(several, "D", "A", "C")).isOne();
        assertThat(share(several, "A")).isEqualTo(0.5);
        assertThat(share(several, "C", "D")).isEqualTo(0.5);
        assertThat(share(several, "A", "B")).isZero();
        assertThat(share(several, "A", "B", "C", "D")).isZero();
        assertThat(share(several, "X")).isZero();
        assertThat(share(several, "")).isZero();
        assertThat(share(several)).isZero();
    }

    @Test
    void statementsAndOrdersAreRightOrWrong() {
        assertThat(share(Sample.statement(true), "true")).isOne();
        assertThat(share(Sample.statement(true), "false")).isZero();
        assertThat(share(Sample.statement(false), "false")).isOne();
        assertThat(share(Sample.statement(false), "no")).isZero();
        assertThat(share(Sample.statement(false), "false", "true")).isZero();
        assertThat(share(Sample.ordering(), "b", "a", "c")).isOne();
        assertThat(share(Sample.ordering(), "b", "c", "a")).isZero();
        assertThat(share(Sample.ordering(), "b", "a")).isZero();
    }

    @Test
    void eachGapCountsAlike() {
        Question gaps = Sample.fillIn("氢|H", "氧|O", "2", "1");

        assertThat(share(gaps, "氢", "O", "2", "1")).isOne();
        assertThat(share(gaps, "氢", "", "2", "2")).isEqualTo(0.5);
        assertThat(share(gaps, "氢")).isEqualTo(0.25);
        assertThat(share(gaps, "氢", "氧", "2", "1", "more")).isOne();
        assertThat(share(gaps, "氧", "氢", "1", "2")).isZero();
        assertThat(share(gaps)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1500",
                "1,500",
                "１５００",
                "1，500",
                "1 500",
                "+1500",
                "1500.0",
                "1500.",
                "1.5×10^3",
                "1.5×10³",
                "1.5 × 10^3",
                "1.5x10^3",
                "1.5*10^3",
                "1.5e3",
                "1.5E+3",
                "15000e-1",
                "3000/2",
                "1499又2/2",
                "1499 1/1",
                "0.15万",
                "0.15萬",
                "150000%",
                " 1500 "
            })
    void numbersAreReadAsPeopleWriteThem(String given) {
        assertThat(share(Sample.numeric("1500", "0", false, ""), given)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1.5", "−1.5", "－1.5", "–1.5", "—1.5", "﹣1.5", "负1.5", "負1.5", "-3/2", "-1又1/2", "−1½", "- 1.5"
            })
    void minusHasManyForms(String given) {
        assertThat(share(Sample.numeric("-1.5", "0", false, ""), given)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "五",
                "abc",
                "5 6",
                "5,0",
                "5..0",
                "1/0",
                "0/0",
                "5只",
                "5cm",
                "--5",
                "5e",
                "NaN",
                "Infinity",
                "0x5",
                "5²",
                "5\u0000\u202e1",
                "1e999999999",
                "5e-99999999999999999999"
            })
    void whatIsNoNumberIsWrong(String given) {
        assertThat(share(Sample.numeric("5", "0.5", false, ""), given)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // value, tolerance, relative, given, right
        "10, 0, false, 10, true",
        "10, 0, false, 10.0000000000000000000001, false",
        "10, 0.5, false, 10.5, true",
        "10, 0.5, false, 9.5, true",
        "10, 0.5, false, 10.500001, false",
        "10, 0.5, false, 9.499999, false",
        "200, 5, true, 210, true",
        "200, 5, true, 190, true",
        "200, 5, true, 210.01, false",
        "-200, 5, true, -190, true",
        "-200, 5, true, 200, false",
        "0, 5, true, 0, true",
        "0, 5, true, 0.001, false",
        "0.333, 0.001, false, 1/3, true",
        "0.5, 0, false, 50%, true",
        "0.005, 0, false, 5‰, true",
        "3.14, 0.01, false, 22/7, true",
    })
    void theEdgesOfAToleranceBelongToIt(String value, String tolerance, boolean relative, String given, boolean right) {
        assertThat(GRADING.mark(Sample.numeric(value, tolerance, relative, ""), List.of(given))
                        .right())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        // value, tolerance, unit, given, right
        "5, 0, m, 5m, true",
        "5, 0, m, 5 米, true",
        "5, 0, 米, ５ｍ, true",
        "5, 0, m, 500 cm, true",
        "5, 0, m, 0.005km, true",
        "5, 0, m, 5, false",
        "5, 0, m, 5kg, false",
        "5, 0, m, 5m5, false",
        "5, 0, m, 50cm, false",
        "5, 0.1, m, 510cm, true",
        "5, 0.1, m, 511cm, false",
        "20, 0, min, 1/3小时, true",
        "20, 0, 分钟, 20分, true",
        "20, 0, 分, 20分钟, true",
        "10, 0, m/s, 36km/h, true",
        "1, 0, kg, 2斤, true",
        "2000, 0, 平方米, 3亩, true",
        "20, 0, ℃, 20度, true",
        "20, 0, ℃, 20℃, true",
        "20, 0, ℃, 293.15K, false",
        "30, 0, °, 30度, true",
        "3, 0, kW·h, 3度, true",
        "3, 0, 元, 3.00元, true",
        "3, 0, 元, ¥3, true",
        "3, 0, 元, 300分, true",
        "3, 0, 元, 3$, false",
        "5, 0, mW, 5mW, true",
        "5, 0, mW, 5MW, false",
        "5, 0, mW, 5mw, false",
        "5, 0, V, 5伏特, true",
        "50, 0, %, 50%, true",
        "50, 0, %, 0.5, true",
        "50, 0, %, 50, false",
        "7, 0, 只, 7只, true",
        "7, 0, 只, 7隻, true",
        "7, 0, 只, 7, false",
        "7, 0, 只, 7棵, false",
    })
    void unitsOfOneKindAreConverted(String value, String tolerance, String unit, String given, boolean right) {
        assertThat(GRADING.mark(Sample.numeric(value, tolerance, false, unit), List.of(given))
                        .right())
                .isEqualTo(right);
    }

    @Test
    void oneNumberIsGivenNotTwo() {
        assertThat(share(Sample.numeric("5", "0", false, ""), "5", "6")).isZero();
        assertThat(share(Sample.numeric("5", "0", false, ""))).isZero();
    }

    @Test
    void hostileAnswersAreWrongAtOnce() {
        String long1 = "9".repeat(5_000_000);
        String ligatures = "ﷺ".repeat(5_000_000);
        String spaces = " ".repeat(900) + "x";
        String zalgo = "a" + "\u0301".repeat(900);

        assertThat(List.of(long1, ligatures, spaces, zalgo, "\uD800", "9,999".repeat(150), "1e999", "-".repeat(999)))
                .allSatisfy(given -> assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                    assertThat(share(Sample.numeric("5", "1", true, "m"), given))
                            .isZero();
                    assertThat(share(Sample.fillIn("北京"), given)).isZero();
                    assertThat(share(Sample.choice("A", "C"), given)).isZero();
                    assertThat(share(Sample.ordering(), given)).isZero();
                    assertThat(share(Sample.statement(true), given)).isZero();
                }));
    }
}

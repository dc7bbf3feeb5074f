package org.shuyuan.learn.quiz.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.BuiltInRules;

class NotationTest {

    private static final Notation NOTATION = new Notation(new Units(BuiltInRules.vocabularies()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            北京           | 北京
            北京           | 　北京
            北京           | 北京。
            二次函数       | 二次函數
            臺灣           | 台湾
            Photosynthesis | photosynthesis
            ABO            | ＡＢＯ
            New York       | new   york
            光合作用，呼吸作用 | 光合作用,呼吸作用
            光合作用、呼吸作用 | 光合作用, 呼吸作用
            “温故而知新”   | "温故而知新"
            《红楼梦》     | 《紅樓夢》
            （1，2）       | (1, 2)
            x=3            | x = 3
            x＞0           | x>0
            -3             | −3
            2×3            | 2*3
            H₂O            | H2O
            x²             | x^2
            10³            | 10^3
            1½             | 1又1/2
            5cm            | 5 厘米
            5cm            | ５ｃｍ
            5cm            | 5厘米
            5厘米          | 5 CM
            5厘米          | 5公分
            5 厘米         | 5厘米。
            25m²           | 25平方米
            25m²           | 25 m2
            20℃            | 20 °C
            20℃            | 20摄氏度
            60km/h         | 60千米/时
            3小时          | 3 h
            ￥5            | 5元
            3万元          | 3萬元
            30°            | 30°
            ，             | ,
            """)
    void whatMeansTheSameIsTheSame(String accepted, String given) {
        assertThat(NOTATION.same(accepted, given)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            北京     | 南京
            北京     | 北 京 市
            5²       | 52
            1½       | 11/2
            5cm      | 5
            5        | 5cm
            5cm      | 50mm
            5mW      | 5MW
            12 13    | 1213
            New York | NewYork
            ，       | 。
            0        | 〇o
            """)
    void whatMeansSomethingElseIsNot(String accepted, String given) {
        assertThat(NOTATION.same(accepted, given)).isFalse();
    }

    @Test
    void whatIsAcceptedIsRightAsItStands() {
        assertThat(List.of("。", "——", "5..", "...", "A B", "¥", "％", "5%", "³", "½", "-", "3:2", "1,000", "苎麻", "乾坤"))
                .allSatisfy(answer -> assertThat(NOTATION.same(answer, answer)).isTrue());
    }
}

package org.shuyuan.search.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearnessTest {

    @ParameterizedTest
    @CsvSource({
        "二次涵数, 二次函数的图象, 二次函数", // sounds the same
        "二次函教, 二次函数的图象, 二次函数", // looks alike
        "端午棕, 端午粽, 端午粽",
        "想死, 相似三角形, 相似", // two characters that both sound right
        "岳阳搂记, 《岳阳楼记》赏析, 岳阳楼记",
        "匀变速直线线运动, 匀变速直线运动的研究, 匀变速直线运动", // one too many
        "ercihanshu, 走近二次函数, 二次函数",
        "ercihansu, 走近二次函数, 二次函数",
        "echs, 二次函数的图象, 二次函数",
        "pyhton, python 编程入门, python",
        "photosyntesis, photosynthesis, photosynthesis",
    })
    void theNearestPieceIsFound(String typed, String text, String near) {
        assertThat(Nearness.to(typed).in(text).orElseThrow().text()).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({"二次函数, 一元一次方程", "火山, 鲸鱼", "水, 冰", "春天, 秋天", "lesson, lemon", "abc, abd", "翡翠24, 翡翠25", "第三课, 第四课"})
    void whatIsNotNearIsNotFound(String typed, String text) {
        assertThat(Nearness.to(typed).in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"函树, 函数, 含义", "二次涵数, 二次函数, 二次方程"})
    void whatSoundsTheSameIsNearer(String typed, String alike, String other) {
        double near = Nearness.to(typed).in(alike).orElseThrow().cost();
        assertThat(Nearness.to(typed).in(other).map(Nearness.Near::cost).orElse(9.0))
                .isGreaterThan(near);
    }
}

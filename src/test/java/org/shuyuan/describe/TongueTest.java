package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TongueTest {

    @Test
    void tellsSimplifiedFromTraditional() {
        assertThat(Tongue.of(List.of("这一章带你用一个式子抓住这种曲线。你只需要会解一元二次方程，会在坐标纸上描点。")))
                .contains("zh-CN");
        assertThat(Tongue.of(List.of("這一章帶你用一個式子抓住這種曲線。你只需要會解一元二次方程，會在座標紙上描點。")))
                .contains("zh-TW");
    }

    @Test
    void tellsAnEnglishLessonThatExplainsItselfInChinese() {
        assertThat(Tongue.of(List.of("第一单元 I have a dream. 我有一个梦想。这句话里的 dream 是名词，意思是梦想，也可以作动词用，请同学们造句并朗读。")))
                .contains("zh-CN");
    }

    @Test
    void tellsEnglish() {
        assertThat(Tongue.of(
                        List.of("The graph of a quadratic function is a parabola, and it is symmetric to its axis.")))
                .contains("en");
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertThat(Tongue.of(
                        List.of("Der Graph einer quadratischen Funktion ist eine Parabel mit einer Symmetrieachse.")))
                .isEmpty();
        assertThat(Tongue.of(List.of("二次関数のグラフは放物線になります。頂点と軸を調べて、グラフをかいてみましょう。")))
                .isEmpty();
        assertThat(Tongue.of(List.of("y = ax² + bx + c"))).isEmpty();
    }
}

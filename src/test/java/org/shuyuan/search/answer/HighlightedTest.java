package org.shuyuan.search.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.search.answer.Highlighted.Part;

class HighlightedTest {

    @Test
    void marksBecomePartsAndTheTextStaysText() {
        Highlighted read = Highlighted.read("求" + mark("二次函数") + "的<图像>");

        assertThat(read.parts())
                .containsExactly(new Part("求", false), new Part("二次函数", true), new Part("的<图像>", false));
        assertThat(read.text()).isEqualTo("求二次函数的<图像>");
        assertThat(read.html()).isEqualTo("求<mark>二次函数</mark>的&lt;图像&gt;");
    }

    @Test
    void whatOneAnalysisMissedTheOtherMarks() {
        Highlighted read = Highlighted.read(List.of(mark("二次") + "函数图像", "二次" + mark("函数") + "图像"));

        assertThat(read.parts()).containsExactly(new Part("二次函数", true), new Part("图像", false));
    }

    @Test
    void aTextThatBringsMarksOfItsOwnHarmsNothing() {
        assertThat(Highlighted.read("a" + Highlighted.END + "b" + Highlighted.BEGIN + "c")
                        .html())
                .isEqualTo("ab<mark>c</mark>");
        assertThat(Highlighted.read("").parts()).isEmpty();
    }

    private static String mark(String text) {
        return Highlighted.BEGIN + text + Highlighted.END;
    }
}

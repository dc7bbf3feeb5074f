package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void joinsAWordThatALineBreakTore() {
        assertThat(PlainText.of("二次\n函数的 \n 图像")).isEqualTo("二次函数的图像");
    }

    @Test
    void keepsWordsOfOtherScriptsApart() {
        assertThat(PlainText.of("quadratic\nfunction")).isEqualTo("quadratic function");
    }

    @Test
    void keepsParagraphsApart() {
        assertThat(PlainText.of("第一段\n\n \n第二段")).isEqualTo("第一段\n第二段");
    }

    @Test
    void mendsRadicalsAndLeavesPunctuationAsItIs() {
        assertThat(PlainText.of("⼆次函数，x²")).isEqualTo("二次函数，x²");
    }

    @Test
    void dropsWhatNobodySees() {
        assertThat(PlainText.of("\u3000\u3000二\u200b次\u00ad函\u0000数\ue000 \t x"))
                .isEqualTo("二次函数 x");
    }

    @Test
    void composesMarks() {
        assertThat(PlainText.of("e\u0301")).isEqualTo("é");
    }

    @Test
    void keepsCharactersBeyondTheFirstPlane() {
        assertThat(PlainText.of("𠀀\n𠀁")).isEqualTo("𠀀𠀁");
    }
}

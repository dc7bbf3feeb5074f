package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class WebVttTest {

    @Test
    void readsCuesWithTheirTimes() {
        assertThat(cues("WEBVTT\n\n00:01.500 --> 00:03.000\n大家好\n\n01:00:00.000 --> 01:00:01.000\n再见\n"))
                .containsExactly(new Cue(1500, 3000, "大家好"), new Cue(3_600_000, 3_601_000, "再见"));
    }

    @Test
    void bearsWhatProgramsWrite() {
        String written = """
                WEBVTT - 二次函数
                Kind: captions

                NOTE 一个
                注释

                STYLE
                ::cue {}

                第一句
                00:00.000 --> 00:02.000 align:start position:10%
                <v 老师><b>二次</b>
                函数 &lt; 三次</v>
                """;
        List<Cue> cues = cues("\ufeff" + written.replace("\n", "\r\n"));
        assertThat(cues).containsExactly(new Cue(0, 2000, "二次\n函数 < 三次"));
        assertThat(cues.getFirst().words()).isEqualTo("二次函数 < 三次");
    }

    @Test
    void leavesOutSilence() {
        assertThat(cues("WEBVTT\n\n00:00.000 --> 00:02.000\n\n")).isEmpty();
    }

    @Test
    void aReadingStandsBehindItsCharacter() {
        assertThat(cues("WEBVTT\n\n00:00.000 --> 00:02.000\n<ruby>春<rt>chūn</rt>晓<rt>xiǎo</rt></ruby>$1\n"))
                .extracting(Cue::text)
                .containsExactly("春（chūn）晓（xiǎo）$1");
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() {
        WebVtt track = WebVtt.parse(
                "WEBVTT\n\n00:01.500 --> 00:03.000\na &lt; b &amp;amp; c --&gt; d\n第二行\n\n99:59:59.999 --> 100:00:00.000\n再见\n");
        String written = new String(track.bytes(), StandardCharsets.UTF_8);
        assertThat(written)
                .isEqualTo(
                        "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\na &lt; b &amp;amp; c --&gt; d\n第二行\n\n99:59:59.999 --> 100:00:00.000\n再见\n");
        assertThat(WebVtt.parse(written)).isEqualTo(track);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTT\n\n00:03.000 --> 00:02.000\n倒着\n",
                "WEBVTT\n\n00:61.000 --> 02:02.000\n六十一秒\n",
                "WEBVTT\n\n没有时间的话\n",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n一\n\n没有时间的话\n",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n箭头 --> 不行\n",
                "WEBVTTX\n\n00:01.000 --> 00:02.000\n一\n",
            })
    void refusesWhatIsNoWebVtt(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> WebVtt.parse(text))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.CAPTIONS_BROKEN));
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> WebVtt.parse("WEBVTT\n\n1\n00:00.000 --> 00:01.000\n好\n\n2\n00:02.000 --> x\n坏\n"))
                .satisfies(problem -> assertThat(problem.arguments()).containsExactly(8));
    }

    private static List<Cue> cues(String text) {
        return WebVtt.parse(text).cues();
    }
}

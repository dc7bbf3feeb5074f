package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class WebVttTest {

    /** Four megabytes that a regular expression would search for hours. */
    @Test
    void aHostileTrackTakesNoTime() {
        String openings = "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<".repeat(4 << 20);
        String cues = "WEBVTT\n\n" + "00:00.000 --> 00:01.000\na\n\n".repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(WebVtt.parse(openings).cues()).hasSize(1);
            assertThat(WebVtt.parse(cues).cues()).hasSize(20_000);
        });
    }

    @Test
    void readsCuesWithTheirSeconds() {
        WebVtt captions = WebVtt.parse("WEBVTT\n\n00:01.500 --> 00:03.000\n大家好\n\n01:00:00.000 --> 01:00:01.000\n再见\n");
        assertThat(captions.cues()).containsExactly(new WebVtt.Cue(1.5, 3.0, "大家好"), new WebVtt.Cue(3600, 3601, "再见"));
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
        WebVtt captions = WebVtt.parse("\ufeff" + written.replace("\n", "\r\n"));
        assertThat(captions.cues()).containsExactly(new WebVtt.Cue(0, 2, "二次函数 < 三次"));
    }

    @Test
    void leavesOutSilence() {
        assertThat(WebVtt.parse("WEBVTT\n\n00:00.000 --> 00:02.000\n\n").cues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1\n00:00:01,000 --> 00:00:02,000\n是 SRT\n",
                "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\n逗号\n",
                "WEBVTT\n\n00:03.000 --> 00:02.000\n倒着\n",
                "WEBVTT\n\n00:61.000 --> 02:02.000\n六十一秒\n",
                "WEBVTT\n\n没有时间的话\n",
                "WEBVTT\n\n00:01.000 -->00:02.000\n缺空格\n",
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
}

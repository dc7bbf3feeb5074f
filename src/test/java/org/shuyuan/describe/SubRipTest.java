package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** SRT as it is met. */
class SubRipTest {

    private static final String GOOD = """
            1
            00:00:01,500 --> 00:00:03,000
            大家好，今天我们学习抛物线。

            2
            00:00:04,000 --> 00:00:06,000
            它的顶点在这里。
            """;

    static Stream<Arguments> dirt() {
        return Stream.of(
                dirt("as it should be", "1\n00:00:01,500 --> 00:00:03,000\n好\n", "1500-3000 好"),
                dirt("decimal point", "1\n00:00:01.500 --> 00:00:03.000\n好\n", "1500-3000 好"),
                dirt("no hours", "1\n00:01,500 --> 00:03,000\n好\n", "1500-3000 好"),
                dirt("no fraction", "1\n00:00:01 --> 00:00:03\n好\n", "1000-3000 好"),
                dirt("short fraction", "1\n00:00:01,5 --> 00:00:03,25\n好\n", "1500-3250 好"),
                dirt("one digit", "1\n0:0:1,500 --> 0:0:3,000\n好\n", "1500-3000 好"),
                dirt("colon before the fraction", "1\n00:00:01:500 --> 00:00:03:000\n好\n", "1500-3000 好"),
                dirt("more than an hour of minutes", "75:00,000 --> 75:02,000\n好\n", "4500000-4502000 好"),
                dirt("blanks inside", "1\n00: 00: 01, 500 --> 00: 00: 03, 000\n好\n", "1500-3000 好"),
                dirt("no blanks at the arrow", "1\n00:00:01,500-->00:00:03,000\n好\n", "1500-3000 好"),
                dirt("an arrow of an office program", "1\n00:00:01,500 –> 00:00:03,000\n好\n", "1500-3000 好"),
                dirt("wide signs", "1\n00：00：01，500 --＞ 00：00：03，000\n好\n", "1500-3000 好"),
                dirt("coordinates", "1\n00:00:01,500 --> 00:00:03,000 X1:1 X2:2 Y1:3 Y2:4\n好\n", "1500-3000 好"),
                dirt(
                        "no numbers",
                        "00:00:01,500 --> 00:00:03,000\n好\n\n00:00:04,000 --> 00:00:05,000\n再见\n",
                        "1500-3000 好",
                        "4000-5000 再见"),
                dirt(
                        "no blank lines",
                        "1\n00:00:01,500 --> 00:00:03,000\n好\n2\n00:00:04,000 --> 00:00:05,000\n再见\n",
                        "1500-3000 好",
                        "4000-5000 再见"),
                dirt(
                        "three blank lines",
                        "\n\n1\n00:00:01,500 --> 00:00:03,000\n好\n\n\n\n2\n00:00:04,000 --> 00:00:05,000\n再见",
                        "1500-3000 好",
                        "4000-5000 再见"),
                dirt(
                        "a blank line in the text",
                        "1\n00:00:01,500 --> 00:00:03,000\n好\n\n第二行\n\n2\n00:00:04,000 --> 00:00:05,000\n再见\n",
                        "1500-3000 好|第二行",
                        "4000-5000 再见"),
                dirt("a blank line above the text", "1\n00:00:01,500 --> 00:00:03,000\n\n好\n", "1500-3000 好"),
                dirt(
                        "a number that is said",
                        "1\n00:00:01,500 --> 00:00:03,000\n等于\n42\n\n2\n00:00:04,000 --> 00:00:05,000\n7\n",
                        "1500-3000 等于|42",
                        "4000-5000 7"),
                dirt("cut off after a number", "1\n00:00:01,500 --> 00:00:03,000\n好\n\n2\n", "1500-3000 好"),
                dirt(
                        "cut off after a time",
                        "1\n00:00:01,500 --> 00:00:03,000\n好\n\n2\n00:00:04,000 --> 00:00:05,000\n",
                        "1500-3000 好"),
                dirt(
                        "out of order",
                        "2\n00:00:04,000 --> 00:00:05,000\n再见\n\n1\n00:00:01,500 --> 00:00:03,000\n好\n",
                        "1500-3000 好",
                        "4000-5000 再见"),
                dirt(
                        "overlapping",
                        "1\n00:00:01,000 --> 00:00:05,000\n一\n\n2\n00:00:02,000 --> 00:00:03,000\n二\n",
                        "1000-5000 一",
                        "2000-3000 二"),
                dirt(
                        "twice the same",
                        "1\n00:00:01,000 --> 00:00:05,000\n一\n\n2\n00:00:01,000 --> 00:00:05,000\n一\n",
                        "1000-5000 一"),
                dirt("of no length", "1\n00:00:01,000 --> 00:00:01,000\n一\n", "1000-2000 一"),
                dirt(
                        "tags",
                        "1\n00:00:01,000 --> 00:00:05,000\n<font color=\"#fff\"><b>一</b></FONT>{\\an8}<i>二</i>\n",
                        "1000-5000 一二"),
                dirt("a converter's line break", "1\n00:00:01,000 --> 00:00:05,000\n一\\N二<br/>三\n", "1000-5000 一|二|三"),
                dirt(
                        "mathematics",
                        "1\n00:00:01,000 --> 00:00:05,000\n若 x<y 且 y>z，a<b 且 b>c，{x} ≤ 1 -> 2\n",
                        "1000-5000 若 x<y 且 y>z，a<b 且 b>c，{x} ≤ 1 -> 2"),
                dirt(
                        "references",
                        "1\n00:00:01,000 --> 00:00:05,000\nTom &amp; Jerry &#20108; &lt;b&gt;\n",
                        "1000-5000 Tom & Jerry 二 <b>"),
                dirt(
                        "invisible characters",
                        "1\n00:00:01,000 --> 00:00:05,000\n\u202a好\u0000\u200b\u202c\n",
                        "1000-5000 好"),
                dirt("carriage returns alone", "1\r00:00:01,000 --> 00:00:05,000\r好\r", "1000-5000 好"));
    }

    private static Arguments dirt(String what, String file, String... cues) {
        return Arguments.of(what, file, List.of(cues));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dirt")
    void isReadAsItWasMeant(String what, String file, List<String> cues) {
        assertThat(WebVtt.parse(file).cues())
                .extracting(
                        cue -> cue.start() + "-" + cue.end() + " " + cue.text().replace('\n', '|'))
                .isEqualTo(cues);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("nothing", "", 1),
                Arguments.of("a text", "这是一篇课文。\n没有时间。\n", 1),
                Arguments.of("SubStation Alpha", "[Script Info]\nTitle: x\n", 1),
                Arguments.of("an end before its start", "1\n00:00:03,000 --> 00:00:02,000\n倒\n", 2),
                Arguments.of("sixty-one seconds", "1\n00:00:61,000 --> 00:02:02,000\n倒\n", 2),
                Arguments.of("half a time", GOOD + "\n3\n00:00:07,000 --> 00:0\n坏\n", 10),
                Arguments.of("letters in a time", GOOD + "\n3\nO0:00:07,000 --> 00:00:08,000\n坏\n", 10),
                Arguments.of("a page", "<!doctype html>\n<script>alert(1)</script>\n", 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whatIsNoneIsRefusedWithTheLine(String what, String file, int line) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> WebVtt.parse(file))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.CAPTIONS_BROKEN);
                    assertThat(problem.arguments()).containsExactly(line);
                });
    }

    static Stream<Arguments> charsets() {
        Charset gb = Charset.forName("GB18030");
        return Stream.of(
                Arguments.of("UTF-8", GOOD.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-8 with mark", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-16 with mark", GOOD.getBytes(StandardCharsets.UTF_16)),
                Arguments.of("UTF-16LE with mark", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16LE", GOOD.getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE", GOOD.getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("GB 18030", GOOD.getBytes(gb)),
                Arguments.of("GBK", GOOD.getBytes(Charset.forName("GBK"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charsets")
    void isReadInAnyUsualCharset(String what, byte[] file) {
        assertThat(WebVtt.read(file).cues())
                .containsExactly(new Cue(1500, 3000, "大家好，今天我们学习抛物线。"), new Cue(4000, 6000, "它的顶点在这里。"));
    }

    @Test
    void oneBrokenCharacterDoesNoHarm() {
        byte[] file = GOOD.repeat(20).getBytes(StandardCharsets.UTF_8);
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf(",000\n") + ",000\n".length()] = (byte) 0xff;
        assertThat(WebVtt.read(file).cues())
                .extracting(Cue::words)
                .containsExactlyInAnyOrder("家好，今天我们学习抛物线。", "大家好，今天我们学习抛物线。", "它的顶点在这里。");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "windows-1252, L’été dernier à la mer: déjà vu",
        "Big5, 大家好今天我們學習拋物線的頂點"
    })
    void anotherCharsetIsRefusedRatherThanGarbled(String charset, String words) {
        byte[] file = ("1\n00:00:01,000 --> 00:00:02,000\n" + words + "\n").getBytes(Charset.forName(charset));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> WebVtt.read(file))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.CAPTIONS_ENCODING_UNKNOWN));
    }
}

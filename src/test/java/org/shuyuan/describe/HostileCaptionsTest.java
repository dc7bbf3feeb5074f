package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Captions that mean harm: to the browser, to the clock, to the memory. */
class HostileCaptionsTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final int FOUR_MEGABYTES = 4 << 20;

    /** A reader of markup finds none in what is kept: there is no opening but that of the times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<scr<b>ipt>alert(1)</scr</b>ipt>",
                "<<script>script>alert(1)<</script>/script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#x3e;alert(1)&#60;/script&#62;",
                "<v <script>alert(1)</script>>",
                "<c.\" onclick=\"alert(1)>x",
                "<svg/onload=alert(1)>",
                "--&gt; 00:00:09.000",
                "&amp;lt;script&amp;gt;",
            })
    void noMarkupIsKept(String words) {
        for (String head : new String[] {"WEBVTT\n\n", "1\n"}) {
            String kept = new String(
                    WebVtt.parse(head + "00:00:01.000 --> 00:00:02.000\n" + words + "\n")
                            .bytes(),
                    StandardCharsets.UTF_8);
            String payload = kept.replaceFirst("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n", "");
            assertThat(payload).doesNotContain("<", ">").doesNotContain("-->");
        }
    }

    @Test
    void aLineOfMegabytesIsNoCaption() {
        refused(ProblemType.CUE_TOO_LONG, "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<".repeat(FOUR_MEGABYTES));
        refused(ProblemType.CUE_TOO_LONG, "1\n00:00:00,000 --> 00:00:01,000\n" + "{\\".repeat(FOUR_MEGABYTES / 2));
        refused(ProblemType.CAPTIONS_BROKEN, "0".repeat(FOUR_MEGABYTES) + " --> 00:01");
    }

    @Test
    void linesThatNearlyAreTimesTakeNoTime() {
        refused(ProblemType.CAPTIONS_BROKEN, "WEBVTT\n\n" + ("1:".repeat(190) + "->\n\n").repeat(10_000));
        refused(ProblemType.CAPTIONS_BROKEN, (" ".repeat(390) + ">\n").repeat(10_000));
        refused(
                ProblemType.CUE_TOO_LONG,
                "1\n00:00:00,000 --> 00:00:01,000\n" + ("<font " + "<rt>".repeat(80) + "\n").repeat(10_000));
    }

    @Test
    void manySmallCuesOfOpeningsTakeNoTime() {
        String cue =
                "00:00:00,000 --> 00:00:01,000\n" + "<rt>".repeat(100) + "&#".repeat(200) + "{\\".repeat(200) + "\n\n";
        assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThat(WebVtt.parse(cue.repeat(3_000)).cues()).isNotEmpty());
    }

    @Test
    void aTrackThatNobodySpeaksIsRefused() {
        refused(ProblemType.CUES_TOO_MANY, "WEBVTT\n\n" + "00:00.000 --> 00:01.000\na\n\n".repeat(100_000));
    }

    @Test
    void noiseIsRefused() {
        byte[] noise = new byte[FOUR_MEGABYTES];
        new java.util.Random(7).nextBytes(noise);
        assertTimeoutPreemptively(
                AT_ONCE, () -> assertThatExceptionOfType(Problem.class).isThrownBy(() -> WebVtt.read(noise)));
    }

    private static void refused(ProblemType type, String file) {
        assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> WebVtt.read(file.getBytes(StandardCharsets.UTF_8)))
                        .satisfies(problem -> assertThat(problem.type()).isEqualTo(type)));
    }
}

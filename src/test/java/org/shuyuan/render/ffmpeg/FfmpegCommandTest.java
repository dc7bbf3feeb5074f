package org.shuyuan.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuyuan.render.Footage;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.LadderTest;
import org.shuyuan.work.Confined;

/** The command lines as text: what is asked of FFmpeg, and that every input stands behind its guard. */
class FfmpegCommandTest {

    private static final Confined.Inside FILES = new Confined.Inside(Map.of("upload", "/in/upload"), "/out");
    private static final Probe.Video VIDEO = LadderTest.video(426, 240, 0, 1, new FrameRate(25, 1));
    private static final Probe LESSON =
            new Probe("mov,mp4", 60, List.of(VIDEO), List.of(new Probe.Audio(1, "aac", "LC", 2, 44100)));

    @Test
    void everyInputStandsBehindItsGuard() {
        List<String> words = FfmpegCommand.remux(FILES, LESSON, 4);

        assertThat(words)
                .containsSubsequence(
                        "-max_pixels",
                        "35389440",
                        "-protocol_whitelist",
                        "file",
                        "-format_whitelist",
                        "-i",
                        "file:/in/upload");
        assertThat(words.get(words.indexOf("-format_whitelist") + 1))
                .doesNotContain("concat")
                .doesNotContain("hls");
    }

    @Test
    void aRemuxCopiesWhatIsCoded() {
        assertThat(line(FfmpegCommand.remux(FILES, LESSON, 4)))
                .contains("-map 0:0 -map 0:1 -c copy")
                .contains("-output_ts_offset 10 -avoid_negative_ts disabled")
                .endsWith("-hls_segment_filename /out/remux.mp4 /out/remux.m3u8");
    }

    @Test
    void aLadderDecodesOnceAndEachSmallerPictureComesFromTheNextLargerOne() {
        List<String> words = ladder(LESSON, VideoEncoder.X264);

        assertThat(words).filteredOn("-i"::equals).hasSize(1);
        assertThat(words.get(words.indexOf("-filter_complex") + 1))
                .isEqualTo("[0:0]fps=25,scale=426:240:flags=bicubic,setsar=1,format=yuv420p,split[here0][on0];"
                        + "[here0]null[rung0];"
                        + "[on0]scale=214:120:flags=bicubic,split[here1][on1];"
                        + "[here1]fps=25/2[rung1];"
                        + "[on1]fps=1/2:round=up,scale=96:54:flags=bicubic,tile=2x2,format=yuvj420p[sheets]");
    }

    @Test
    void aRungIsCappedAndCutsWhereTheOthersCut() {
        assertThat(line(ladder(LESSON, VideoEncoder.X264)))
                .contains("-map [rung0] -c:v libx264 -preset veryfast -tune animation -profile:v high -crf 26"
                        + " -maxrate 700k -bufsize 1400k -force_key_frames expr:gte(t,n_forced*4)")
                .contains("-sc_threshold 0 -threads 1");
    }

    @Test
    void soundIsSharedByAllRungs() {
        assertThat(line(ladder(LESSON, VideoEncoder.X264)))
                .containsOnlyOnce("-c:a aac -b:a 48k -ac 1 -ar 48000")
                .contains("/out/audio.mp4 /out/audio.m3u8");
    }

    @Test
    void theFreerBuildHasAnotherEncoder() {
        assertThat(line(ladder(LESSON, VideoEncoder.OPENH264)))
                .contains("-c:v libopenh264 -b:v 700k -maxrate 700k")
                .doesNotContain("libx264");
    }

    @Test
    void interlacedAndBrightSourcesAreMadePlain() {
        Probe.Video camera =
                new Probe.Video(0, "hevc", "yuv420p10le", 1920, 1080, 0, 1, new FrameRate(25, 1), 0, true, true, false);

        assertThat(line(ladder(new Probe("mov,mp4", 60, List.of(camera), List.of()), VideoEncoder.X264)))
                .contains("[0:0]yadif=deint=interlaced,fps=25,zscale=t=linear:npl=100,tonemap=hable")
                .doesNotContain("-c:a");
    }

    private static List<String> ladder(Probe probe, VideoEncoder encoder) {
        Ladder ladder = Ladder.of(Footage.profile(), probe.picture().orElseThrow());
        return FfmpegCommand.ladder(FILES, Footage.profile(), ladder, probe, encoder);
    }

    private static String line(List<String> words) {
        return String.join(" ", words);
    }
}

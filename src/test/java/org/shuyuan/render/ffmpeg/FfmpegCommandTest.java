package org.shuyuan.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuyuan.render.ladder.Footage;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Gain;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Cutting;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.LadderTest;
import org.shuyuan.render.profile.Rung;
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
    void nobodyOpensAFileButBehindTheGuard() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> opening = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(FfmpegCommandTest::namesAnInput)
                    .map(Path::getFileName)
                    .toList();
            assertThat(opening).containsExactly(Path.of("Guard.java"));
        }
    }

    private static boolean namesAnInput(Path source) {
        try {
            return Files.readString(source).contains("\"-i\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRemuxCopiesWhatIsCodedPictureAndSoundApart() {
        assertThat(line(FfmpegCommand.remux(FILES, LESSON, 4)))
                .contains("-map 0:0 -c copy -output_ts_offset 0.000000 -avoid_negative_ts disabled")
                .contains("-hls_segment_filename /out/remux.mp4 /out/remux.m3u8 -map 0:1 -c copy"
                        + " -bsf:a aac_adtstoasc,noise=drop=lt(pts\\,0)")
                .endsWith("-hls_segment_filename /out/remux-audio.mp4 /out/remux-audio.m3u8");
    }

    @Test
    void aChunkIsDecodedOnceAndEachSmallerPictureComesFromTheNextLargerOne() {
        List<String> words = take(0, 0, VideoEncoder.X264);

        assertThat(words).filteredOn("-i"::equals).hasSize(1);
        assertThat(words.get(words.indexOf("-filter_complex") + 1))
                .isEqualTo("[0:0]fps=fps=25:round=near:start_time=0,tpad=stop=-1:stop_mode=clone,trim=end_frame=100,"
                        + "scale=426:240:flags=bicubic:out_range=tv,setsar=1,format=yuv420p,split[rung0][on0];"
                        + "[on0]framestep=2,scale=214:120:flags=bicubic,split[rung1][on1];"
                        + "[on1]split[board][seen];"
                        + "[board]fps=1/2:round=up,scale=96:54:flags=bicubic,tile=2x1,format=yuvj420p[sheet];"
                        + "[seen]fps=2,scale=160:90:flags=area,format=gray[looks]");
    }

    @Test
    void framesGoOnToASmallerPictureAndToTheLooksAsLongAsOneOfThemHasThem() {
        Take lesson = take(VIDEO, 0, 0);
        List<Ladder.Step> steps = List.of(step(240, 1), step(180, 2), step(120, 3), step(90, 15));
        Take uneven = new Take(VIDEO, lesson.profile(), new Ladder(steps), lesson.cutting(), lesson.piece(), 0, true);

        assertThat(line(FfmpegCommand.take(FILES, uneven, VideoEncoder.X264)))
                .contains("[on0]scale=320:180:flags=bicubic,split[here1][on1];[here1]framestep=2[rung1];")
                .contains("[on1]framestep=3,scale=214:120:flags=bicubic,split[rung2][on2];")
                .contains("[on2]scale=160:90:flags=bicubic,split[here3][on3];[here3]framestep=5[rung3];");
    }

    @Test
    void aLaterChunkGoesOnInTimeAndIsOpenedHalfAFrameEarly() {
        assertThat(line(take(2, 0, VideoEncoder.X264)))
                .contains("-ss 7.980000 -i file:/in/upload")
                .contains("fps=fps=25:round=down:start_time=0,tpad")
                .contains("-output_ts_offset 8.000000")
                .contains("/out/v-240p-002.mp4 /out/v-240p-002.m3u8");
    }

    @Test
    void wherePicturesStandForSecondsTheOneBeforeTheCutIsDecodedToo() {
        assertThat(line(take(2, 75, VideoEncoder.X264)))
                .contains("-ss 4.980000 -i file:/in/upload")
                .contains("start_time=0,trim=start_frame=75,setpts=PTS-STARTPTS,tpad");
    }

    @Test
    void aRungIsCappedAndCutsWhereTheOthersCut() {
        assertThat(line(take(0, 0, VideoEncoder.X264)))
                .contains("-map [rung0] -c:v libx264 -preset veryfast -tune animation -profile:v high -crf 26"
                        + " -maxrate 700k -bufsize 1400k -g 100 -sc_threshold 0 -threads 1")
                .contains("-bufsize 300k -g 50 -sc_threshold 0 -threads 1");
    }

    @Test
    void soundIsMadeOnceForAllRungs() {
        assertThat(line(SoundCommand.encode(
                        FILES,
                        Footage.profile(),
                        LESSON.sound().orElseThrow(),
                        SoundCommand.Mix.BOTH,
                        Gain.NONE,
                        OptionalInt.empty())))
                .contains("[0:1]aresample=48000:async=1000:first_pts=0,aformat=channel_layouts=mono[sound]")
                .contains("-map [sound] -c:a aac -b:a 48k -ar 48000")
                .contains("/out/audio.mp4 /out/audio.m3u8")
                .doesNotContain("volume");
    }

    @Test
    void soundIsMadeLouderEvenlyAndOnlyItsPeaksAreHeld() {
        assertThat(line(SoundCommand.encode(
                        FILES,
                        Footage.profile(),
                        LESSON.sound().orElseThrow(),
                        SoundCommand.Mix.BOTH,
                        new Gain(6.5, true),
                        OptionalInt.of(32))))
                .contains("volume=6.50dB,alimiter=limit=0.7079")
                .contains("level=false")
                .contains("-map [thin] -c:a aac -aac_coder fast -b:a 32k -ar 48000")
                .contains("/out/audio-thin.mp4 /out/audio-thin.m3u8");
        assertThat(line(SoundCommand.encode(
                        FILES,
                        Footage.profile(),
                        LESSON.sound().orElseThrow(),
                        SoundCommand.Mix.BOTH,
                        new Gain(-3, false),
                        OptionalInt.empty())))
                .contains("volume=-3.00dB")
                .doesNotContain("alimiter");
    }

    @Test
    void theFreerBuildHasAnotherEncoder() {
        assertThat(line(take(0, 0, VideoEncoder.OPENH264)))
                .contains("-c:v libopenh264 -b:v 700k -maxrate 700k")
                .doesNotContain("libx264");
    }

    @Test
    void interlacedAndBrightSourcesAreMadePlain() {
        Probe.Video camera =
                new Probe.Video(0, "hevc", "yuv420p10le", 1920, 1080, 0, 1, new FrameRate(25, 1), 0, true, true, false);

        assertThat(line(FfmpegCommand.take(FILES, take(camera, 0, 0), VideoEncoder.X264)))
                .contains("[0:0]yadif=deint=interlaced,fps=fps=25")
                .contains("zscale=t=linear:npl=100,tonemap=hable");
    }

    private static List<String> take(int part, long preroll, VideoEncoder encoder) {
        return FfmpegCommand.take(FILES, take(VIDEO, part, preroll), encoder);
    }

    private static Take take(Probe.Video video, int part, long preroll) {
        Ladder ladder = Ladder.of(Footage.profile(), video);
        Cutting cutting = Cutting.of(ladder, Footage.profile(), 4, 12);
        return new Take(
                video, Footage.profile(), ladder, cutting, cutting.pieces().get(part), preroll, true);
    }

    private static Ladder.Step step(int shortSide, int every) {
        Rung rung = new Rung(shortSide + "p", shortSide, 25, "veryfast", 26, 700);
        return new Ladder.Step(rung, new Size(shortSide * 16 / 9 + 1 & ~1, shortSide), new FrameRate(25, every));
    }

    private static String line(List<String> words) {
        return String.join(" ", words);
    }
}

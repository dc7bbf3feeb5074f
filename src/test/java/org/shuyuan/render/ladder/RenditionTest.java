package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.storage.Bundle;

/** What is made of real media by the real FFmpeg. */
@BesideTheService
class RenditionTest extends FilmTest {

    @Test
    void aPlainLessonIsRemuxedAsItIs() throws Exception {
        Path lesson = footage.lesson(9);

        Bundle bundle = remux(lesson).orElseThrow();

        assertThat(bundle.entries().keySet())
                .containsExactly(
                        "master.m3u8",
                        "remux-audio-head.mp4",
                        "remux-audio.m3u8",
                        "remux-audio.mp4",
                        "remux-head.mp4",
                        "remux.m3u8",
                        "remux.mp4");
        assertThat(text(bundle, "remux.m3u8").lines().filter(line -> line.startsWith("#EXTINF")))
                .hasSize(3);
        assertThat(text(bundle, "master.m3u8"))
                .contains("RESOLUTION=426x240,FRAME-RATE=25.000")
                .containsPattern("CODECS=\"avc1\\.42[0-9A-F]{4},mp4a\\.40\\.2\"");
    }

    @Test
    void longGapsBetweenKeyframesAreLeftToTheLadder() throws Exception {
        Path lesson = footage.make(
                "gap.mp4",
                "-f lavfi -i testsrc2=s=160x120:r=10:d=12",
                "-c:v libx264 -preset ultrafast -g 1000 -pix_fmt yuv420p");

        assertThat(remux(lesson)).isEmpty();
    }

    @Test
    void theLadderHasItsRungsOneSoundAndAStoryboard() throws Exception {
        Path lesson = footage.lesson(9);
        List<Integer> percents = new ArrayList<>();

        Workbench.Made made = ladder(lesson, percents);

        assertThat(made.damaged()).isFalse();
        assertThat(made.bundle().entries().keySet())
                .containsExactly(
                        "audio-head.mp4",
                        "audio.m3u8",
                        "audio.mp4",
                        "manifest.mpd",
                        "master.m3u8",
                        "sound.json",
                        "storyboard-000.jpg",
                        "storyboard.vtt",
                        "v-120p-low-000.mp4",
                        "v-120p-low-head.mp4",
                        "v-120p-low.m3u8",
                        "v-240p-000.mp4",
                        "v-240p-head.mp4",
                        "v-240p.m3u8",
                        "video.mp4");
        assertThat(text(made.bundle(), "master.m3u8"))
                .contains(
                        "RESOLUTION=426x240,FRAME-RATE=25.000",
                        "RESOLUTION=214x120,FRAME-RATE=12.500",
                        "CHANNELS=\"1\"");
        assertThat(percents).isNotEmpty().allMatch(percent -> percent >= 0 && percent < 100);
    }

    @Test
    void rungsCutAtTheSameInstants() throws Exception {
        Bundle bundle = ladder(footage.lesson(9), new ArrayList<>()).bundle();

        List<Double> large = lengths(bundle, "v-240p.m3u8");
        List<Double> small = lengths(bundle, "v-120p-low.m3u8");

        assertThat(small.subList(0, 2)).isEqualTo(large.subList(0, 2)).containsOnly(4.0);
        assertThat(small.getLast()).isCloseTo(large.getLast(), within(0.08));
    }

    @Test
    void aTurnedPhoneIsShownUpright() throws Exception {
        Path plain = footage.make(
                "flat.mp4",
                "-f lavfi -i testsrc2=s=320x180:r=25:d=3",
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p");
        Path turned = footage.make("turned.mp4", "-display_rotation 90 -i " + plain, "-c copy");

        assertThat(text(ladder(turned, new ArrayList<>()).bundle(), "master.m3u8"))
                .contains("RESOLUTION=120x214");
        assertThat(text(remux(turned).orElseThrow(), "master.m3u8")).contains("RESOLUTION=180x320");
    }

    @Test
    void soundAloneIsPlayable() throws Exception {
        Path reading = footage.make("reading.wav", "-f lavfi -i sine=frequency=300:duration=5", "-ac 2");

        Bundle bundle = ladder(reading, new ArrayList<>()).bundle();

        assertThat(bundle.entries().keySet())
                .containsExactly(
                        "audio-head.mp4", "audio.m3u8", "audio.mp4", "manifest.mpd", "master.m3u8", "sound.json");
        assertThat(text(bundle, "master.m3u8")).contains("CODECS=\"mp4a.40.2\"").doesNotContain("RESOLUTION");
    }

    @Test
    void aSilentVideoIsPlayable() throws Exception {
        Path silent = footage.make("silent.mkv", "-f lavfi -i testsrc2=s=320x240:r=15:d=3", "-c:v mpeg4");

        Bundle bundle = ladder(silent, new ArrayList<>()).bundle();

        assertThat(bundle.entries()).containsKey("v-240p-000.mp4").doesNotContainKey("audio.mp4");
        assertThat(text(bundle, "master.m3u8")).doesNotContain("AUDIO");
    }

    @Test
    void aPosterIsNeverLargerThanItsVideo() throws Exception {
        Path lesson = footage.lesson(3);
        Bundle bundle = new PosterWork(footage.ffmpeg(), footage.blobs(), footage.config())
                .of(lesson, footage.source(lesson), footage.scratch("poster"))
                .orElseThrow();

        assertMeasures(bundle, "poster.jpg", 426, 240);
        assertMeasures(bundle, "card.jpg", 214, 120);
    }

    private void assertMeasures(Bundle bundle, String picture, int width, int height) throws Exception {
        try (InputStream in =
                footage.blobs().open(bundle.find(picture).orElseThrow().digest())) {
            assertThat(ImageIO.read(in)).satisfies(read -> {
                assertThat(read.getWidth()).isEqualTo(width);
                assertThat(read.getHeight()).isEqualTo(height);
            });
        }
    }

    private Optional<Bundle> remux(Path file) throws Exception {
        return Workbench.in(footage.folder(), Footage.CACHE).remux(file);
    }

    private Workbench.Made ladder(Path file, List<Integer> percents) throws Exception {
        return footage.ladder(file, footage.config().chunk(), footage.config().earlyFrom(), percents::add);
    }

    private List<Double> lengths(Bundle bundle, String playlist) throws Exception {
        return MediaPlaylist.read(text(bundle, playlist), "head.mp4").segments().stream()
                .map(MediaPlaylist.Segment::seconds)
                .toList();
    }

    private String text(Bundle bundle, String path) throws Exception {
        try (InputStream in =
                footage.blobs().open(bundle.find(path).orElseThrow().digest())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Profiles;
import org.shuyuan.render.profile.VideoCodec;
import org.shuyuan.storage.Bundle;

/** Rungs in AV1 beside those that play everywhere, cut at the same instants over more than one chunk. */
@BesideTheService
class ModernRungsTest extends FilmTest {

    private static final Profile PROFILE = new Profiles(new DataFolder("transcode-profiles", Optional.empty()))
            .find("camera-av1")
            .orElseThrow();
    private static final String FILM = "-f lavfi -i testsrc2=s=640x360:r=25:d=11,noise=alls=8:allf=t"
            + " -f lavfi -i sine=frequency=300:duration=11";

    @Test
    void bothCodingsAreOfferedAndCutAlike() throws Exception {
        Path film = footage.make(
                "film.mp4", FILM, "-c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -shortest");
        Bundle bundle = Workbench.in(folder, Footage.CACHE)
                .ladder(film, footage.source(film), PROFILE, Duration.ofSeconds(8), Duration.ofDays(1), _ -> {})
                .bundle();

        String master = text(footage, bundle, "master.m3u8");
        List<String> variants = master.lines()
                .filter(line -> line.startsWith("#EXT-X-STREAM-INF"))
                .toList();
        assertThat(variants).hasSize(2);
        assertThat(variants.getFirst()).contains("CODECS=\"avc1.", "RESOLUTION=640x360,FRAME-RATE=25.000");
        assertThat(variants.getLast()).contains("CODECS=\"av01.0.", "M.08,mp4a.40.2\"", "RESOLUTION=640x360");
        assertThat(text(footage, bundle, "manifest.mpd"))
                .containsSubsequence(
                        "id=\"0\" contentType=\"video\"",
                        "codecs=\"avc1.",
                        "id=\"1\" contentType=\"video\"",
                        "codecs=\"av01.0.",
                        "id=\"2\" contentType=\"audio\"");
        MediaPlaylist modern = playlist(footage, bundle, "v-360p-av1.m3u8");
        MediaPlaylist usual = playlist(footage, bundle, "v-360p.m3u8");
        assertThat(lengths(modern)).isEqualTo(lengths(usual)).hasSize(3);
        assertThat(bundle.entries().keySet())
                .as("one head for all chunks")
                .contains("v-360p-av1-head.mp4")
                .doesNotContain("v-360p-av1-001-head.mp4");
    }

    /** Early in a long film there is nothing else yet, and it has to play for everybody. */
    @Test
    void whatComesFirstPlaysEverywhere() throws Exception {
        Path film = footage.make("film.mp4", FILM, "-c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac");

        Plan plan = Plan.of(footage.source(film), PROFILE, Duration.ofSeconds(8), Duration.ZERO);

        assertThat(plan.ladder(PROFILE, Stage.FIRST).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.rung().coded()).isEqualTo(VideoCodec.H264));
    }

    private static List<Double> lengths(MediaPlaylist playlist) {
        return playlist.segments().stream().map(MediaPlaylist.Segment::seconds).toList();
    }

    private static MediaPlaylist playlist(Footage footage, Bundle bundle, String file) throws Exception {
        return MediaPlaylist.read(text(footage, bundle, file), "head.mp4");
    }

    private static String text(Footage footage, Bundle bundle, String path) throws Exception {
        try (InputStream in =
                footage.blobs().open(bundle.find(path).orElseThrow().digest())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

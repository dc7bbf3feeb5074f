package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.storage.Bundle;

/**
 * Chunks are encoded apart and played as one. Every frame of these films has a brightness of its own, so that a frame
 * that is missing, doubled or from another time is seen.
 */
@BesideTheService
class SeamTest extends FilmTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration CHUNK = Duration.ofSeconds(8);
    /** Brightness between two frames that follow each other; what coding changes is far less. */
    private static final int STEP = 11;

    private static final String BRIGHTNESS = "geq=lum='20+mod(N*" + STEP + ",200)':cb=128:cr=128";

    @ParameterizedTest(name = "{0} frames in a second, as {1}")
    @CsvSource({"25, mp4", "30000/1001, mp4", "24000/1001, mkv", "25, ts", "30, mpg", "25, avi", "25, flv"})
    void everyFrameIsThereOnceAndInItsPlace(String rate, String ending) throws Exception {
        Path film = footage.make(
                "film." + ending,
                "-f lavfi -i color=s=240x240:r=" + rate + ":d=27," + BRIGHTNESS,
                "-g 75 -pix_fmt yuv420p " + codec(ending));

        Bundle bundle = footage.ladder(film, CHUNK, NEVER, _ -> {}).bundle();

        assertThat(bundle.entries()).containsKeys("v-240p-000.mp4", "v-240p-001.mp4", "v-240p-002.mp4");
        int[] shown = brightness(played(bundle, "v-240p"));
        int[] inOnePiece =
                brightness(played(footage.ladder(film, NEVER, NEVER, _ -> {}).bundle(), "v-240p"));
        assertThat(shown).hasSameSizeAs(inOnePiece);
        assertThat(strays(inOnePiece, shown)).as("frames out of place").isEmpty();
        if (!ending.equals("mpg")) {
            // A program stream has no time for each frame; there the encode in one piece is all there is to compare
            // with.
            assertThat(strays(brightness(film), shown))
                    .as("frames that weren't filmed so")
                    .isEmpty();
        }
    }

    @Test
    void aSlideThatStandsAcrossACutStandsOnBothSides() throws Exception {
        // A picture only where something changes, as screen recorders write them.
        List<Integer> changes = List.of(0, 40, 75, 190, 401, 402, 600);
        String kept =
                String.join("+", changes.stream().map("eq(n,%d)"::formatted).toList());
        Path slides = footage.make(
                "slides.mp4",
                "-f lavfi -i color=s=240x240:r=25:d=27," + BRIGHTNESS + ",select='" + kept + "'",
                "-fps_mode vfr -c:v libx264 -preset ultrafast -qp 5 -g 3 -pix_fmt yuv420p");

        int[] shown =
                brightness(played(footage.ladder(slides, CHUNK, NEVER, _ -> {}).bundle(), "v-240p"));

        for (int frame = 0; frame < shown.length; frame++) {
            int time = frame;
            int slide = changes.stream()
                    .filter(change -> change <= time)
                    .max(Integer::compare)
                    .orElseThrow();
            assertThat(shown[frame]).as("frame %d", frame).isCloseTo((4 + slide * STEP % 200) * 255 / 219, within());
        }
    }

    @Test
    void theReadableRungCanBeMadeBeforeTheOthersAndIsCutLikeThem() throws Exception {
        Path film = footage.lesson(20);

        Bundle early =
                footage.ladder(film, CHUNK, Duration.ofSeconds(10), _ -> {}).bundle();
        Bundle atOnce = footage.ladder(film, CHUNK, NEVER, _ -> {}).bundle();

        assertThat(early.entries().keySet()).isEqualTo(atOnce.entries().keySet());
        assertThat(lengths(early, "v-240p.m3u8")).isEqualTo(lengths(early, "v-120p-low.m3u8"));
    }

    private static Offset<Integer> within() {
        return Offset.offset(STEP / 2 + 1);
    }

    private static String codec(String ending) {
        return switch (ending) {
            case "mpg" -> "-c:v mpeg2video -q:v 2";
            case "avi" -> "-c:v mpeg4 -q:v 2";
            default -> "-c:v libx264 -preset ultrafast -qp 5 -bf 2";
        };
    }

    private static List<String> strays(int[] filmed, int[] shown) {
        List<String> strays = new ArrayList<>();
        for (int frame = 0; frame < Math.min(filmed.length, shown.length); frame++) {
            if (Math.abs(filmed[frame] - shown[frame]) > STEP / 2) {
                strays.add("%d: %d for %d".formatted(frame, shown[frame], filmed[frame]));
            }
        }
        return strays;
    }

    /** The bundle's files in a folder, as a player finds them; answers the playlist. */
    private Path played(Bundle bundle, String stream) throws Exception {
        Path files = Files.createDirectories(folder.resolve("played"));
        for (var file : bundle.entries().entrySet()) {
            try (InputStream in = footage.blobs().open(file.getValue().digest())) {
                Files.write(files.resolve(file.getKey()), in.readAllBytes());
            }
        }
        return files.resolve(stream + ".m3u8");
    }

    private int[] brightness(Path film) throws Exception {
        Path raw = folder.resolve("brightness.raw");
        footage.run(List.of(
                footage.plain(),
                "-v",
                "error",
                "-y",
                "-i",
                film.toString(),
                "-vf",
                "scale=1:1:flags=area,format=gray",
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                raw.toString()));
        byte[] bytes = Files.readAllBytes(raw);
        int[] brightness = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            brightness[i] = bytes[i] & 0xff;
        }
        return brightness;
    }

    private List<Double> lengths(Bundle bundle, String playlist) throws Exception {
        return MediaPlaylist.read(Files.readString(played(bundle, "x").resolveSibling(playlist)), "x")
                .segments()
                .stream()
                .map(MediaPlaylist.Segment::seconds)
                .toList();
    }
}

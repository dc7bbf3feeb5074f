package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.sample.SlideFilm;
import org.shuyuan.storage.Bundle;

/** Slides of a film that is known, black words on white: what brightness alone hardly tells apart. */
@BesideTheService
class SlidesTest extends FilmTest {

    private static final List<Integer> CHANGES = List.of(0, 5, 12, 16, 21);
    private static final int SECONDS = 25;

    @Test
    void eachSlideIsFoundOnceAlsoWhereTheFilmIsCut() throws Exception {
        Bundle bundle = made(slides().silent(), Duration.ofSeconds(8));

        assertThat(starts(bundle)).hasSize(CHANGES.size());
        for (int slide = 0; slide < CHANGES.size(); slide++) {
            assertThat(starts(bundle).get(slide)).isCloseTo(CHANGES.get(slide), within(0.51));
        }
    }

    @Test
    void aTalkingHeadInItsCornerIsNoSlide() throws Exception {
        Path film = slides().withHead();

        assertThat(starts(made(film, Duration.ofMinutes(1)))).hasSize(CHANGES.size());
    }

    @Test
    void aFilmedRoomHasNone() throws Exception {
        Path room = footage.make(
                "room.mp4",
                "-f lavfi -i mandelbrot=s=640x360:rate=25,noise=alls=10:allf=t",
                "-t 12 -c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p");

        assertThat(made(room, Duration.ofMinutes(1)).find("slides.vtt")).isEmpty();
    }

    @Test
    void thePictureOfASlideShowsThatSlide() throws Exception {
        SlideFilm slides = slides();
        Bundle bundle = made(slides.silent(), Duration.ofMinutes(1));

        for (int slide = 0; slide < CHANGES.size(); slide++) {
            String name =
                    "slide-%08d.webp".formatted(Math.round(1000 * starts(bundle).get(slide)));
            Path webp = Files.write(folder.resolve(name), bytes(bundle, name));
            Path png = footage.make("seen-" + slide + ".png", "-i " + webp, "-update 1");
            double[] distances = new double[CHANGES.size()];
            for (int drawn = 0; drawn < CHANGES.size(); drawn++) {
                distances[drawn] = distance(ImageIO.read(png.toFile()), slides.drawn(drawn));
            }
            for (int other = 0; other < CHANGES.size(); other++) {
                assertThat(distances[slide]).isLessThanOrEqualTo(distances[other]);
            }
        }
    }

    @Test
    void soundAndSlidesGoThroughTheThinnestLine() throws Exception {
        Bundle bundle = made(new SlideFilm(folder, List.of(0, 15, 30), 45).spoken(30), Duration.ofMinutes(1));

        String master = new String(bytes(bundle, "master.m3u8"), StandardCharsets.UTF_8);
        assertThat(master).endsWith(",CODECS=\"mp4a.40.2\"\naudio-thin.m3u8\n");
        long bytes = bundle.entries().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("slide-") || file.getKey().startsWith("audio-thin"))
                .mapToLong(file -> file.getValue().size())
                .sum();
        assertThat(8.0 * bytes / 45).isLessThan(48_000);
        String thin = new String(bytes(bundle, "audio-thin.m3u8"), StandardCharsets.UTF_8);
        assertThat(MediaPlaylist.read(thin, "head.mp4").seconds()).isCloseTo(45, within(0.2));
        assertThat(bundle.find("sound.json")).isPresent();
    }

    @Test
    void withoutSlidesThereIsNoSoundForThinLines() throws Exception {
        Path lesson = footage.lesson(6);

        assertThat(made(lesson, Duration.ofMinutes(1)).entries().keySet())
                .noneMatch(path -> path.startsWith("audio-thin"));
    }

    private SlideFilm slides() {
        return new SlideFilm(folder, CHANGES, SECONDS);
    }

    private Bundle made(Path film, Duration chunk) throws Exception {
        return footage.ladder(film, chunk, Duration.ofMinutes(15), _ -> {}).bundle();
    }

    /** Of the brightness, at the size of the smaller one. */
    private static double distance(BufferedImage small, BufferedImage large) {
        double sum = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int across = x * large.getWidth() / small.getWidth();
                int down = y * large.getHeight() / small.getHeight();
                sum += Math.abs((small.getRGB(x, y) >> 8 & 0xff) - (large.getRGB(across, down) >> 8 & 0xff));
            }
        }
        return sum / small.getWidth() / small.getHeight();
    }

    private List<Double> starts(Bundle bundle) throws Exception {
        String track = new String(bytes(bundle, "slides.vtt"), StandardCharsets.UTF_8);
        return track.lines()
                .filter(line -> line.contains(" --> "))
                .map(line -> LocalTime.parse(line.substring(0, 12)).toNanoOfDay() / 1e9)
                .toList();
    }

    private byte[] bytes(Bundle bundle, String path) throws Exception {
        Optional<Bundle.Entry> entry = bundle.find(path);
        assertThat(entry).as(path).isPresent();
        try (InputStream in = footage.blobs().open(entry.get().digest())) {
            return in.readAllBytes();
        }
    }
}

package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.storage.Bundle;

/** What a browser gets that plays no segments. */
@BesideTheService
class SingleFileTest extends FilmTest {

    private static final String PLACE = "Classroom-of-form-2-3";

    @Test
    void itIsTheReadableRungWithItsSoundAndTellsNobodyWhereItWasFilmed() throws Exception {
        Path film = footage.make(
                "phone.mp4",
                "-f lavfi -i testsrc2=s=426x240:r=25:d=10 -f lavfi -i sine=frequency=300:duration=10",
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -metadata comment=" + PLACE);
        assertThat(text(film)).contains(PLACE);

        Bundle made = footage.ladder(film, Duration.ofSeconds(4), Duration.ofDays(1), _ -> {})
                .bundle();

        Path single = Files.write(folder.resolve("single.mp4"), bytes(made, RenditionFiles.FALLBACK));
        Source source = footage.source(single);
        Probe.Video picture = source.probe().picture().orElseThrow();
        assertThat(picture.height()).isEqualTo(120);
        assertThat(source.picture().orElseThrow().count()).isEqualTo(125);
        Packets.Track seen = source.picture().orElseThrow();
        Packets.Track heard = source.sound().orElseThrow();
        assertThat(seen.start()).as("the picture begins").isCloseTo(0, within(0.001));
        assertThat(heard.start()).as("the sound begins").isBetween(-0.022, 0.001);
        assertThat(seen.end()).as("the picture ends").isCloseTo(10, within(0.081));
        assertThat(heard.end()).as("the sound ends").isCloseTo(10, within(0.04));
        assertThat(text(single)).doesNotContain(PLACE);
        assertThat(text(single).indexOf("moov")).as("the index stands first").isBetween(0, 200);
    }

    @Test
    void silenceAndDarknessAreNoTrouble() throws Exception {
        Path silent = footage.make(
                "silent.mp4",
                "-f lavfi -i testsrc2=s=426x240:r=25:d=5",
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p");
        Path spoken = footage.make("spoken.m4a", "-f lavfi -i sine=duration=5", "-c:a aac");

        assertThat(footage.ladder(silent).bundle().find(RenditionFiles.FALLBACK))
                .isPresent();
        assertThat(footage.ladder(spoken).bundle().find(RenditionFiles.FALLBACK))
                .isEmpty();
    }

    private byte[] bytes(Bundle bundle, String file) throws Exception {
        try (var in = footage.blobs().open(bundle.find(file).orElseThrow().digest())) {
            return in.readAllBytes();
        }
    }

    private static String text(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}

package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.storage.Bundle;

/** Lips move with the voice, however a recorder has written them: a flash of the picture goes with a beep of the sound. */
@BesideTheService
class StepTest extends FilmTest {

    private static final Duration CHUNK = Duration.ofSeconds(4);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final double RATE = 25;
    private static final int SAMPLES = 48_000;

    /** When the flash and the beep are, in seconds from the beginning of their own track. */
    private static final double MARK = 6;

    @ParameterizedTest(name = "{0}: picture {1} s late, sound {2} s late")
    @CsvSource({"ts, 0.8, 0", "ts, 0, 0.8", "ts, 0, 3", "mpg, 0.6, 0", "mpg, 0, 0.6", "mkv, 0.8, 0", "mp4, 0, 0.8"})
    void whatBeginsLateStaysInStep(String ending, double picture, double sound) throws Exception {
        Path film = footage.make(
                "late." + ending,
                "-itsoffset %s %s -itsoffset %s %s".formatted(picture, picture(10), sound, sound(10, picture - sound)),
                codecs(ending));

        Bundle bundle = footage.ladder(film, CHUNK, NEVER, _ -> {}).bundle();

        inStep(bundle, List.of(MARK + picture));
    }

    /** Of a recorder that was stopped and went on: two files, one after the other. */
    @ParameterizedTest(name = "to {0} s")
    @CsvSource({"40", "3600", "1"})
    void whereTimeJumpsNothingIsLost(int to) throws Exception {
        Path before = footage.make("before.ts", picture(8) + " " + sound(8, 0), codecs("ts") + " -output_ts_offset 20");
        Path after =
                footage.make("after.ts", picture(8) + " " + sound(8, 0), codecs("ts") + " -output_ts_offset " + to);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Files.readAllBytes(before));
        both.write(Files.readAllBytes(after));
        Path film = Files.write(folder.resolve("joined.ts"), both.toByteArray());

        Workbench.Made made = footage.ladder(film, CHUNK, NEVER, _ -> {});

        inStep(made.bundle(), List.of(MARK, 8 + MARK));
        assertThat(made.damaged()).isFalse();
    }

    /** What isn't played doesn't say when a film begins. */
    @Test
    void anotherTrackThatBeginsBeforeIsLeftOut() throws Exception {
        Path film = footage.make(
                "two.mkv",
                "-itsoffset 0.7 %s -itsoffset 0.7 %s -f lavfi -i sine=frequency=330:duration=10"
                        .formatted(picture(10), sound(10, 0)),
                "-map 0:v -map 1:a -map 2:a " + codecs("mkv"));

        Workbench.Made made = footage.ladder(film, CHUNK, NEVER, _ -> {});

        inStep(made.bundle(), List.of(MARK));
        assertThat(made.damaged()).isFalse();
    }

    @Test
    void aPictureThatIsOverAtOnceIsAFilmAllTheSame() throws Exception {
        Path film = footage.make(
                "short.mp4", "-f lavfi -i testsrc2=s=426x240:r=25:d=0.2", "-c:v libx264 -preset ultrafast");

        assertThat(footage.ladder(film).bundle().entries()).containsKey("v-240p-000.mp4");
    }

    private void inStep(Bundle bundle, List<Double> expected) throws Exception {
        Path files = played(bundle);
        inStep(flashes(files.resolve("v-240p.m3u8"), RATE), beeps(files.resolve("audio.m3u8")), expected, RATE);
        Path single = files.resolve(RenditionFiles.FALLBACK);
        inStep(flashes(single, RATE / 2), beeps(single), expected, RATE / 2);
    }

    private static void inStep(List<Double> flashes, List<Double> beeps, List<Double> expected, double rate) {
        assertThat(flashes).as("flashes").hasSameSizeAs(expected);
        assertThat(beeps).as("beeps, with flashes at %s", flashes).hasSameSizeAs(expected);
        for (int mark = 0; mark < expected.size(); mark++) {
            assertThat(flashes.get(mark)).as("flash").isCloseTo(expected.get(mark), Offset.offset(0.08));
            assertThat(beeps.get(mark)).as("beep").isCloseTo(flashes.get(mark), Offset.offset(1 / rate));
        }
    }

    private static String picture(int seconds) {
        return "-f lavfi -i color=black:s=426x240:r=25:d=%1$d,geq=lum='if(between(N,%2$d,%2$d+4),235,16)':cb=128:cr=128"
                .formatted(seconds, Math.round(MARK * RATE));
    }

    /** @param later seconds by which the beep has to be later in its own track than the flash in its */
    private static String sound(int seconds, double later) {
        return "-f lavfi -i aevalsrc='if(between(t,%1$s,%1$s+0.2),0.5*sin(2*PI*1000*t),0)':s=%2$d:d=%3$d"
                .formatted(MARK + later, SAMPLES, seconds);
    }

    private static String codecs(String ending) {
        return ending.equals("mpg")
                ? "-c:v mpeg2video -q:v 2 -g 25 -c:a mp2 -b:a 192k -muxdelay 0"
                : "-c:v libx264 -preset ultrafast -g 25 -bf 2 -pix_fmt yuv420p -c:a aac -b:a 128k";
    }

    private Path played(Bundle bundle) throws Exception {
        Path files = Files.createDirectories(folder.resolve("played"));
        for (var file : bundle.entries().entrySet()) {
            try (var in = footage.blobs().open(file.getValue().digest())) {
                Files.write(files.resolve(file.getKey()), in.readAllBytes());
            }
        }
        return files;
    }

    private List<Double> flashes(Path played, double rate) throws Exception {
        byte[] frames = decoded(played, "-vf scale=1:1:flags=area,format=gray -fps_mode passthrough -f rawvideo");
        List<Double> begun = new ArrayList<>();
        for (int frame = 1; frame < frames.length; frame++) {
            if ((frames[frame] & 0xff) > 128 && (frames[frame - 1] & 0xff) <= 128) {
                begun.add(frame / rate);
            }
        }
        return begun;
    }

    private List<Double> beeps(Path played) throws Exception {
        ByteBuffer samples = ByteBuffer.wrap(decoded(played, "-ac 1 -ar " + SAMPLES + " -f s16le"))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Double> begun = new ArrayList<>();
        int quiet = SAMPLES;
        for (int sample = 0; samples.hasRemaining(); sample++) {
            boolean loud = Math.abs(samples.getShort()) > 2000;
            if (loud && quiet > SAMPLES / 10) {
                begun.add((double) sample / SAMPLES);
            }
            quiet = loud ? 0 : quiet + 1;
        }
        return begun;
    }

    private byte[] decoded(Path played, String how) throws Exception {
        Path raw = folder.resolve("decoded.raw");
        List<String> words = new ArrayList<>(List.of(footage.plain(), "-v", "error", "-y", "-i", played.toString()));
        words.addAll(List.of(how.split(" ")));
        words.add(raw.toString());
        footage.run(words);
        return Files.readAllBytes(raw);
    }
}

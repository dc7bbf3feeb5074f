package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.ffmpeg.Programs;
import org.shuyuan.storage.Bundle;

/** Every lesson is as loud as the next, measured on what is played. */
@BesideTheService
class LoudnessTest extends FilmTest {

    private static final Path SPEECH = Path.of("ingest/samples/micro-lecture/quadratic-function.mp4");
    private static final Pattern LOUDNESS = Pattern.compile("I:\\s+(-?[0-9.]+) LUFS");
    private static final Pattern TRUE_PEAK = Pattern.compile("Peak:\\s+(-?[0-9.]+|-inf) dBFS");

    @Test
    void aWhisperAndAShoutAreBroughtToOneLoudness() throws Exception {
        for (String volume : List.of("-14dB", "5dB")) {
            Path spoken = footage.make(
                    "spoken" + volume + ".m4a",
                    "-t 40 -i " + SPEECH.toAbsolutePath(),
                    "-vn -af volume=" + volume + " -c:a aac -b:a 128k");

            Bundle bundle = footage.ladder(spoken).bundle();
            String heard = measured(bundle);

            assertThat(number(LOUDNESS, heard)).isCloseTo(-16, within(1.0));
            assertThat(number(TRUE_PEAK, heard)).isLessThan(0);
        }
    }

    @Test
    void silenceStaysSilentAndAHissIsNotMadeASound() throws Exception {
        Path silence = footage.make("silence.wav", "-f lavfi -i anullsrc=r=44100:cl=mono", "-t 4");
        assertThat(facts(footage.ladder(silence).bundle()))
                .satisfies(facts -> assertThat(facts.gain()).isZero());

        Path hiss = footage.make("hiss.wav", "-f lavfi -i anoisesrc=a=0.0008:d=4", "-ac 1");
        assertThat(facts(footage.ladder(hiss).bundle()))
                .satisfies(facts -> assertThat(facts.gain()).isZero());
    }

    /** A microphone between two poles of one socket: what one channel says, the other takes back. */
    @Test
    void whatCancelsItselfOutIsHeardAllTheSame() throws Exception {
        for (String right : List.of("-1*c0", "-0.97*c0", "-0.85*c0")) {
            Path crossed = footage.make(
                    "crossed" + right + ".m4a",
                    "-t 20 -i " + SPEECH.toAbsolutePath(),
                    "-vn -af pan=stereo|c0=c0|c1=" + right + " -c:a aac -b:a 128k");

            String heard = measured(footage.ladder(crossed).bundle());

            assertThat(number(LOUDNESS, heard)).isCloseTo(-16, within(1.5));
        }
    }

    @Test
    void pausesAndOutlineAreKeptBesideTheSound() throws Exception {
        Path reading = footage.make(
                "reading.wav",
                "-f lavfi -i aevalsrc=exprs=if(lt(mod(t\\,6)\\,5)\\,0.2*sin(1800*t)*(1+sin(20*t))/2\\,0.0002*random(0)):d=18",
                "-ac 1");

        SoundFacts facts = facts(footage.ladder(reading).bundle());

        assertThat(facts.silences()).hasSize(3);
        assertThat(facts.silences().getFirst().from()).isCloseTo(5, within(0.2));
        assertThat(facts.silences().getFirst().to()).isCloseTo(6, within(0.2));
        assertThat(facts.seconds()).isCloseTo(18, within(0.2));
        assertThat(facts.peaks()).hasSizeBetween(178, 181);
        assertThat(facts.peaks().get(55)).isLessThan(3);
        assertThat(facts.peaks().get(20)).isGreaterThan(20);
    }

    @Test
    void aLongSoundIsHeardToItsEnd() throws Exception {
        Path film = footage.make("long.wav", "-f lavfi -i sine=frequency=300:duration=1500", "-ac 1 -ar 16000");

        SoundFacts facts = facts(footage.ladder(film).bundle());

        assertThat(facts.seconds()).isCloseTo(1500, within(0.2));
        assertThat(facts.silences()).isEmpty();
        assertThat(facts.peaks()).allMatch(peak -> peak.equals(facts.peaks().getFirst()));
    }

    private SoundFacts facts(Bundle bundle) throws Exception {
        try (InputStream in =
                footage.blobs().open(bundle.find("sound.json").orElseThrow().digest())) {
            return SoundFacts.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String measured(Bundle bundle) throws Exception {
        Path played = Workbench.in(folder, Footage.CACHE).laidOut(bundle).resolve("audio.mp4");
        ProcessBuilder builder = new ProcessBuilder(
                        footage.plain(),
                        "-nostdin",
                        "-hide_banner",
                        "-i",
                        played.toString(),
                        "-af",
                        "ebur128=peak=true:framelog=quiet",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true);
        builder.environment().putAll(Programs.environment(Path.of(footage.plain())));
        Process listening = builder.start();
        return new String(listening.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said.substring(said.lastIndexOf("Summary:")));
        assertThat(found.find()).as(said).isTrue();
        return Double.parseDouble(found.group(1));
    }
}

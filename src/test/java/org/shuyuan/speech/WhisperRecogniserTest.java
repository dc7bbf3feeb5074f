package org.shuyuan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.describe.Spoken;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.Scratches;
import org.shuyuan.speech.SpeechRecogniser.Readiness;
import org.shuyuan.work.Sandbox;

/** The real library in a contained child, with a model that recites: the way is shown, not how well a model hears. */
class WhisperRecogniserTest {

    private static final int SECONDS = 35;

    @TempDir
    Path folder;

    private Path model = Path.of("");
    private Path sound = Path.of("");

    @BeforeEach
    void given() throws IOException {
        model = RecitingModel.write(folder.resolve("model.bin"));
        byte[] tone = new byte[SECONDS * Sounds.RATE * Short.BYTES];
        for (int at = 0; at < tone.length; at += 2) {
            tone[at + 1] = (byte) (at / 40 % 2 == 0 ? 20 : -20);
        }
        sound = Files.write(folder.resolve("sound.pcm"), tone);
    }

    @Test
    void whatTheModelSaysComesOutInItsOrder() throws Exception {
        WhisperRecogniser recogniser = recogniser(TestSpeech.with(model));

        List<Spoken> spoken = recogniser.recognise(sound, "zh-CN", scratch());

        assertThat(spoken)
                .startsWith(new Spoken(0, 4_000, RecitingModel.FIRST), new Spoken(4_000, 29_000, RecitingModel.SECOND));
    }

    @Test
    void aLinkLeadsToAModelToo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("current.bin"), model);

        assertThat(recogniser(TestSpeech.with(link)).recognise(sound, "zh-CN", scratch()))
                .isNotEmpty();
    }

    @Test
    void withoutAModelItIsOff() {
        WhisperRecogniser recogniser = recogniser(new TestSpeech(Optional.empty(), 6L << 30));

        assertThat(recogniser.readiness()).isEqualTo(new Readiness.Off());
        assertThatThrownBy(() -> recogniser.recognise(sound, "zh-CN", scratch()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void withAModelThatIsCutOffItSaysSoAndStaysOff() throws Exception {
        Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 500_000));

        assertThat(recogniser(TestSpeech.with(model)).readiness())
                .isInstanceOfSatisfying(
                        Readiness.Faulty.class,
                        faulty -> assertThat(faulty.reason()).contains("cut off after 500000 bytes"));
    }

    /** The walk through the file finds nothing; the library says what it doesn't like, and nobody asks it again. */
    @Test
    void aModelThatTheLibraryRefusesEndsIt() throws Exception {
        byte[] bytes = Files.readAllBytes(model);
        // The name of the last tensor, of the same length.
        bytes[bytes.length - 64 * 4 - 1] = 'x';
        Files.write(model, bytes);
        WhisperRecogniser recogniser = recogniser(TestSpeech.with(model));
        assertThat(recogniser.readiness()).isInstanceOf(Readiness.Ready.class);

        assertThatThrownBy(() -> recogniser.recognise(sound, "zh-CN", scratch()))
                .isInstanceOf(Problem.class);

        assertThat(recogniser.readiness()).isInstanceOf(Readiness.Faulty.class);
    }

    /** Native code that asks for more than it may is ended, and the service goes on. */
    @Test
    void memoryIsLimited() throws Exception {
        WhisperRecogniser recogniser = recogniser(new TestSpeech(Optional.of(model), 700L << 20));

        assertThatThrownBy(() -> recogniser.recognise(sound, "zh-CN", scratch()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void itsLibrariesLoad() throws Exception {
        assertThat(new WhisperChild(new Sandbox(), TestSpeech.with(model))
                        .trial(scratch())
                        .succeeded())
                .isTrue();
    }

    private WhisperRecogniser recogniser(TestSpeech config) {
        WhisperRecogniser recogniser = new WhisperRecogniser(new Sandbox(), Scratches.in(folder), config);
        config.model().ifPresent(recogniser::look);
        return recogniser;
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "work");
    }
}

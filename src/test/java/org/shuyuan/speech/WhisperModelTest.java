package org.shuyuan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong file is known before anybody waits for what it would say. */
class WhisperModelTest {

    @TempDir
    static Path folder;

    static byte[] model = new byte[0];

    @BeforeAll
    static void write() throws IOException {
        model = Files.readAllBytes(RecitingModel.write(folder.resolve("model.bin")));
    }

    @Test
    void aWholeModelSaysWhatItIs() throws IOException {
        WhisperModel known = WhisperModel.read(folder.resolve("model.bin"));

        assertThat(known.words()).isEqualTo("whisper.cpp, model tiny");
        assertThat(WhisperLanguages.of(known)).contains("zh", "en", "bo").doesNotContain("yue");
    }

    /** Within the head, the filters, the words, and the weights. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 1_000, 70_000, 5_000_000})
    void aModelThatIsCutOffIsRefused(int bytes) throws IOException {
        Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(model, bytes));

        assertThatThrownBy(() -> WhisperModel.read(cut)).isInstanceOf(IOException.class);
    }

    @Test
    void oneThatEndsBetweenTwoTensorsIsCutOffToo() throws IOException {
        // The last tensor is 64 floats with 3 + 1 numbers and its name before it.
        int last = 64 * 4 + 4 * 4 + "decoder.blocks.3.cross_attn.out.bias".length();
        Path cut = Files.write(folder.resolve("short.bin"), Arrays.copyOf(model, model.length - last));

        assertThatThrownBy(() -> WhisperModel.read(cut)).hasMessageContaining("fetch it again");
    }

    @Test
    void anotherFileIsNoModel() throws IOException {
        Path other = Files.writeString(folder.resolve("model.txt"), "这不是模型");

        assertThatThrownBy(() -> WhisperModel.read(other)).hasMessageContaining("no model of whisper.cpp");
        assertThatThrownBy(() -> WhisperModel.read(folder)).hasMessageContaining("no file");
        assertThatThrownBy(() -> WhisperModel.read(folder.resolve("none"))).hasMessageContaining("no file");
    }
}

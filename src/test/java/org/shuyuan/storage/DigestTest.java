package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    @Test
    void isTheSha256OfTheBytes(@TempDir Path scratch) throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        Digest published = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

        assertThat(Digest.of(abc)).isEqualTo(published);
        assertThat(Digest.of(Files.write(scratch.resolve("abc"), abc))).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "../../../../etc/passwd"
            })
    void isNothingElse(String text) {
        assertThat(Digest.isDigest(text)).isFalse();
        assertThatThrownBy(() -> new Digest(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

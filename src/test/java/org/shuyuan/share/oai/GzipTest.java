package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip;q=0.5", "br,gzip ; q=0.01, *;q=0", "gzip;q=1.000"})
    void whoTakesItPacked(String acceptEncoding) {
        assertThat(Gzip.accepted(acceptEncoding)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br, deflate", "gzip;q=0", "gzip; q=0.000, br", "notgzip", "gzipped"})
    void whoDoesNot(String acceptEncoding) {
        assertThat(Gzip.accepted(acceptEncoding)).isFalse();
        assertThat(Gzip.accepted(null)).isFalse();
    }

    @Test
    void whatIsPackedComesOutAsItWas() throws IOException {
        byte[] page = "<record>二次函数</record>".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        byte[] packed = Gzip.pack(page);

        assertThat(packed.length).isLessThan(page.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(page);
    }
}

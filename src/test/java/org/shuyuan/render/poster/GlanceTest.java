package org.shuyuan.render.poster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Black is nothing to see, and the same picture twice is no choice. */
class GlanceTest {

    @Test
    void blackAndEmptyWallsTellNothing() {
        assertThat(of(16, 16).telling()).isFalse();
        assertThat(of(200, 200).telling()).isFalse();
        assertThat(of(40, 200).telling()).isTrue();
    }

    @Test
    void picturesAreAlikeWithinTheNoiseOfTheirCoding() {
        assertThat(of(40, 200).alike(of(42, 201))).isTrue();
        assertThat(of(40, 200).alike(of(200, 40))).isFalse();
    }

    private static Glance of(int left, int right) {
        byte[] pixels = new byte[256];
        Arrays.fill(pixels, 0, 128, (byte) left);
        Arrays.fill(pixels, 128, 256, (byte) right);
        return new Glance(pixels);
    }
}

package org.shuyuan.share.lti.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever colour a platform has, what is written in it can be read. */
class AccentTest {

    private static final double ENOUGH = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"#ffff00", "#ffffff", "#000000", "1D5C8A", "#00ff00", "#808080", "#e4002b"})
    void itCanBeRead(String colour) {
        String css = Accent.of(colour).orElseThrow().css();

        Matcher tokens = Pattern.compile(
                        "--accent:#(\\w{6});--accent-strong:#\\w{6};--on-accent:#(\\w{6});--accent-wash:#(\\w{6})")
                .matcher(css);
        for (int sheet = 0; sheet < 2; sheet++) {
            assertThat(tokens.find()).isTrue();
            assertThat(Accent.contrast(colour(tokens, 1), colour(tokens, 2))).isGreaterThan(ENOUGH);
            assertThat(Accent.contrast(colour(tokens, 1), colour(tokens, 3))).isGreaterThan(ENOUGH);
        }
    }

    private static int colour(Matcher tokens, int group) {
        return Integer.parseInt(Objects.requireNonNull(tokens.group(group)), 16);
    }

    @Test
    void whatIsNoColourIsNone() {
        assertThat(Accent.of("red}*{color:red")).isEmpty();
        assertThat(Accent.of("#12345")).isEmpty();
    }
}

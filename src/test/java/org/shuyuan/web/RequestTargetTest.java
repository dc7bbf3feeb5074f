package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and scripts write into an address, and what it means. */
class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {
                "/s?q=a|b /s?q=a%7Cb",
                "/s?q={x} /s?q=%7Bx%7D",
                "/s?q=\"a\" /s?q=%22a%22",
                "/s?q=a^2 /s?q=a%5E2",
                "/s?q=100% /s?q=100%25",
                "/s?q=5%2 /s?q=5%252",
                "/s?q=%zz /s?q=%25zz",
                "/s?q=C# /s?q=C%23",
                "/s?q=a\\b<c> /s?q=a%5Cb%3Cc%3E",
                "/[x]%/y /%5Bx%5D%25/y",
            })
    void whatIsNotLegalIsEncoded(String came, String legal) {
        assertThat(RequestTarget.legal(came)).isEqualTo(legal);
        assertThat(URI.create(legal)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/s?q=%E6%B0%B4&kind=a+b", "/w/x;y=1?t=1,2", "*", "", "http://example.org/s?q=1"})
    void whatIsLegalStaysAsItIs(String came) {
        assertThat(RequestTarget.legal(came)).isSameAs(came);
    }

    @Test
    void bareChineseIsTheBytesThatCame() {
        String decoded = new String("/s?q=水".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(RequestTarget.legal(decoded)).isEqualTo("/s?q=%E6%B0%B4");
    }
}

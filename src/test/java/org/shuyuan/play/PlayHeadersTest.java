package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;

class PlayHeadersTest {

    @Test
    void aChineseNameIsToldInFullAndInPlain() {
        assertThat(PlayHeaders.saved("二次函数 (一).mp4"))
                .isEqualTo("attachment; filename=\"____ ___.mp4\"; filename*=UTF-8''"
                        + "%E4%BA%8C%E6%AC%A1%E5%87%BD%E6%95%B0%20%28%E4%B8%80%29.mp4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"; filename=\"b.exe", "a\r\nSet-Cookie: b", "a*'%41.mp4", "\uD83D\uDE00.mp4", ";,=.mp4"})
    void noNameBreaksOutOfItsHeader(String name) {
        String header = PlayHeaders.saved(name);

        assertThat(header).matches("attachment; filename=\"[A-Za-z0-9 ._-]*\"; filename\\*=UTF-8''[A-Za-z0-9._%-]*");
        assertThat(URLDecoder.decode(header.substring(header.lastIndexOf('\'') + 1), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }

    @Test
    void aKnownFileIsToldByItsTag() {
        Bundle.Entry entry = new Bundle.Entry(Digest.of(new byte[] {1}), 1, "video/mp4");
        String tag = PlayHeaders.tag(entry);

        assertThat(PlayHeaders.matches(null, entry)).isFalse();
        assertThat(PlayHeaders.matches("\"other\"", entry)).isFalse();
        assertThat(PlayHeaders.matches(tag, entry)).isTrue();
        assertThat(PlayHeaders.matches("\"other\", W/" + tag, entry)).isTrue();
        assertThat(PlayHeaders.matches("*", entry)).isTrue();
    }
}

package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.storage.Bundle.Entry;

class BundleTest {
    private static final Entry VIDEO = entry("video", "video/mp4");
    private static final Entry CAPTIONS = entry("captions", "text/vtt; charset=utf-8");

    @TempDir
    Path root;

    @Test
    void encodesEqualBundlesEquallyWhateverTheOrder() {
        Map<String, Entry> oneWay = new LinkedHashMap<>();
        oneWay.put("hls/master.m3u8", VIDEO);
        oneWay.put("captions/中文.vtt", CAPTIONS);
        Bundle theOther = Bundle.empty().with("captions/中文.vtt", CAPTIONS).with("hls/master.m3u8", VIDEO);

        assertThat(Bundle.of(oneWay).encode()).isEqualTo(theOther.encode());
    }

    @Test
    void readsWhatItWrote() {
        Bundle bundle = Bundle.empty().with("a/b.m4s", VIDEO).with("字幕.vtt", CAPTIONS);

        assertThat(Bundle.decode(bundle.encode())).isEqualTo(bundle);
        assertThat(bundle.find("a/b.m4s")).contains(VIDEO);
        assertThat(bundle.find("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/./b", "a/", "a\nb", "a\tb", "a\\b"})
    void takesOnlyTamePaths(String path) {
        assertThatThrownBy(() -> Bundle.empty().with(path, VIDEO)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "shuyuan-bundle 1\nx",
                "shuyuan-bundle 2\n",
                "shuyuan-bundle 1\n\n",
                "shuyuan-bundle 1"
            })
    void refusesBytesThatAreNoBundle(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Bundle.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void liesInTheStoreUnderTheDigestOfItsBytes() {
        BlobStore blobs = new FileBlobStore(root);
        Bundle bundle = Bundle.empty().with("a.m4s", VIDEO);

        Digest digest = new Bundles(blobs).store(bundle);

        assertThat(digest).isEqualTo(Digest.of(bundle.encode()));
        assertThat(new Bundles(blobs).load(digest)).isEqualTo(bundle);
    }

    private static Entry entry(String content, String mediaType) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Entry(Digest.of(bytes), bytes.length, mediaType);
    }
}

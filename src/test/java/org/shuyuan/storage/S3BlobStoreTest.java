package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTest extends BlobStoreContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    private static S3Child child;
    private static S3BlobStore store;

    @BeforeAll
    static void start() throws Exception {
        child = S3Child.start(home.resolve("objects"));
        store = S3BlobStore.of(child.config(), home.resolve("copies"));
    }

    @AfterAll
    static void stop() {
        store.close();
        child.close();
        HTTP.close();
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Test
    void givesOutAnAddressThatReadsTheBytesByRangeToo() throws Exception {
        byte[] bytes = noise(11, 5_000);
        URI address = address(store.put(bytes).digest(), Duration.ofMinutes(5));

        HttpResponse<byte[]> whole = get(address);
        HttpResponse<byte[]> some = HTTP.send(
                HttpRequest.newBuilder(address).header("Range", "bytes=100-199").build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(some.statusCode()).isEqualTo(206);
        assertThat(some.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
    }

    @Test
    void refusesAnAddressThatWasTamperedWith() throws Exception {
        Digest mine = store.put(noise(12, 100)).digest();
        Digest anothers = store.put(noise(13, 100)).digest();
        String address = address(mine, Duration.ofMinutes(5)).toString();

        HttpResponse<byte[]> another = get(URI.create(address.replace(mine.hex(), anothers.hex())));
        HttpResponse<byte[]> longer = get(URI.create(address.replace("X-Amz-Expires=300", "X-Amz-Expires=9000")));
        HttpResponse<byte[]> unsigned = get(URI.create(address.substring(0, address.indexOf('?'))));

        assertThat(address).contains("X-Amz-Expires=300");
        assertThat(Stream.of(another, longer, unsigned).map(HttpResponse::statusCode))
                .containsOnly(403);
    }

    @Test
    void refusesAnAddressWhoseTimeIsOver() throws Exception {
        URI address = address(store.put(noise(14, 100)).digest(), Duration.ofSeconds(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get(address).statusCode()).isEqualTo(403));
    }

    @Test
    void deletesTheLocalCopyWhenItIsClosed() throws IOException {
        Digest digest = store.put(noise(15, 100)).digest();

        LocalCopy copy = store.local(digest);
        copy.close();

        assertThat(copy.path()).doesNotExist();
    }

    @Test
    void closesARangeEarlyWithoutReadingTheRest() throws IOException {
        Digest digest = store.put(noise(16, 2_000_000)).digest();

        try (InputStream in = store.open(digest)) {
            assertThat(in.read()).isGreaterThanOrEqualTo(0);
        }

        assertThat(all(digest)).hasSize(2_000_000);
    }

    @Test
    void saysThatTheBucketDoesNotAnswer() throws Exception {
        try (S3BlobStore lost = S3BlobStore.of(child.config("no-such-bucket"), home.resolve("copies"))) {
            assertThatThrownBy(lost::check)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no-such-bucket");
        }
    }

    private static URI address(Digest digest, Duration life) {
        return store.presigned(digest, life, "video/mp4").orElseThrow();
    }

    private static HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.FileBlobStore;

/** The two ways of a file to a reader, over a connection that compresses what it may. */
class ServedTest {

    private static final int SIZE = 3_000_000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final byte[] lesson = new byte[SIZE];
    private HttpServer server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true));

    @BeforeEach
    void start() throws Exception {
        new Random(1).nextBytes(lesson);
        FileBlobStore blobs = new FileBlobStore(folder);
        Bundle.Entry entry = Bundle.Entry.of(blobs.put(lesson), "video/mp4");
        Bundle.Entry small = Bundle.Entry.of(blobs.put(Arrays.copyOf(lesson, 2_000)), "video/mp4");
        Served served = new Served(blobs);
        server = server.requestHandler(
                        request -> vertx.executeBlocking(() -> send(served, entry, small, request), false))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFileHereAndAFileFarAwayComeOutTheSameOverOneConnection() throws Exception {
        byte[] expected = Arrays.copyOfRange(lesson, 1_000, SIZE - 1_000);

        for (int round = 0; round < 3; round++) {
            assertThat(get("/near")).isEqualTo(expected);
            assertThat(get("/far")).isEqualTo(expected);
            assertThat(get("/small")).isEqualTo(Arrays.copyOfRange(lesson, 500, 1_500));
            assertThat(get("/page")).asString().isEqualTo("page");
        }
    }

    private static boolean send(Served served, Bundle.Entry entry, Bundle.Entry small, HttpServerRequest request)
            throws IOException {
        long length = SIZE - 2_000;
        switch (String.valueOf(request.path())) {
            case "/small" -> served.send(whole(request, 1_000), small, 500, 1_000);
            case "/near" -> served.file(whole(request, length), entry, 1_000, length);
            case "/far" -> served.stream(whole(request, length).response(), entry, 1_000, length);
            default -> request.response().end("page");
        }
        return true;
    }

    private static HttpServerRequest whole(HttpServerRequest request, long length) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        return request;
    }

    private byte[] get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "gzip")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}

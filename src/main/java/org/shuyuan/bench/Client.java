package org.shuyuan.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A teacher's program that talks with a service: uploads a film and looks what becomes of it. */
record Client(ServiceProcess service, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_BYTES = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** Something that is asked again and again. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Answers what the service says of the upload, once it has the last byte. */
    JsonNode upload(Path film) throws IOException, InterruptedException {
        return upload(film, () -> {});
    }

    /** In two requests, of which the second is short. */
    JsonNode upload(Path film, Runnable beforeLast) throws IOException, InterruptedException {
        long size = Files.size(film);
        HttpResponse<String> created = service.send(
                request()
                        .header("Upload-Length", Long.toString(size))
                        .header(
                                "Upload-Metadata",
                                "filename " + base64(String.valueOf(film.getFileName())) + ",kind "
                                        + base64("micro-lecture"))
                        .POST(BodyPublishers.noBody()),
                "/api/uploads");
        String location = created.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException(created.statusCode() + " " + created.body()));
        Path head = film.resolveSibling("head");
        byte[] tail = new byte[LAST_BYTES];
        try (FileChannel bytes = FileChannel.open(
                Files.copy(film, head, REPLACE_EXISTING), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            bytes.read(ByteBuffer.wrap(tail), size - LAST_BYTES);
            bytes.truncate(size - LAST_BYTES);
        }
        append(location, 0, BodyPublishers.ofFile(head));
        beforeLast.run();
        append(location, size - LAST_BYTES, BodyPublishers.ofByteArray(tail));
        return JSON.readTree(service.send(request().header("Accept", "application/json"), location)
                .body());
    }

    private void append(String location, long offset, HttpRequest.BodyPublisher bytes)
            throws IOException, InterruptedException {
        HttpResponse<String> sent = service.send(
                request()
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", bytes),
                location);
        if (sent.statusCode() != 204) {
            throw new IOException(sent.statusCode() + " " + sent.body());
        }
    }

    JsonNode resource(String id) throws IOException, InterruptedException {
        return JSON.readTree(service.send(request(), "/api/resources/" + id).body());
    }

    boolean playable(String id) throws IOException, InterruptedException {
        return resource(id).path("playback").path("playable").asBoolean();
    }

    static void await(Condition condition) throws IOException, InterruptedException {
        await(LONGEST_WAIT, condition);
    }

    static void await(Duration longest, Condition condition) throws IOException, InterruptedException {
        long limit = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new IOException("Nothing happened for " + longest);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

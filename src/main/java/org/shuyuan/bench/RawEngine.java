package org.shuyuan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** The search engine of a running service, asked without it. */
final class RawEngine implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RawEngine(URI address) {
        this.address = address;
    }

    /** It writes down its port in its data. */
    static RawEngine of(Path data) throws IOException {
        return new RawEngine(URI.create("http://127.0.0.1:"
                + Files.readString(data.resolve("search/port")).strip()));
    }

    URI address() {
        return address;
    }

    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8)),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** One after the other, as the service does for one question. */
    CompletableFuture<Void> ask(List<Recorder.Asked> requests) {
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        for (Recorder.Asked asked : requests) {
            last = last.thenCompose(_ -> http.sendAsync(
                            request(
                                    asked.method(),
                                    asked.path(),
                                    "application/json",
                                    asked.body().getBytes(StandardCharsets.UTF_8)),
                            HttpResponse.BodyHandlers.ofByteArray()))
                    .thenAccept(answer -> {
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(asked.path() + ": " + answer.statusCode());
                        }
                    });
        }
        return last;
    }

    /**
     * Makes the indexes of a recording and writes all of it into them, one request after the other; answers the seconds that the
     * documents take until they are seen.
     */
    double write(Recorder recording) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> index : recording.made().entrySet()) {
            ask("PUT", index.getKey(), new String(index.getValue(), StandardCharsets.UTF_8));
        }
        long begin = System.nanoTime();
        try (DataInputStream bodies =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(recording.written())))) {
            while (true) {
                byte[] body = bodies.readNBytes(bodies.readInt());
                HttpResponse<String> answer = http.send(
                        request("POST", "/_bulk?filter_path=errors", "application/x-ndjson", body),
                        HttpResponse.BodyHandlers.ofString());
                if (!answer.body().contains("\"errors\":false")) {
                    throw new IOException(answer.body());
                }
            }
        } catch (EOFException end) {
            // All was sent.
        }
        String indexes = String.join(",", recording.made().keySet()).replace("/", "");
        ask("POST", "/" + indexes + "/_flush", "");
        ask("POST", "/" + indexes + "/_refresh", "");
        double seconds = (System.nanoTime() - begin) / 1e9;
        ask("DELETE", "/" + indexes, "");
        return seconds;
    }

    /** What a field holds of this text: the longest of its words. */
    String analysed(String field, String text) throws IOException, InterruptedException {
        JsonNode tokens = ask(
                        "POST",
                        "/resource-read/_analyze",
                        JSON.writeValueAsString(Map.of("field", field, "text", text)))
                .path("tokens");
        return StreamSupport.stream(tokens.spliterator(), false)
                .map(token -> token.path("token").asText())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Of the indexes that are read, on the disk. */
    long bytes() throws IOException, InterruptedException {
        return ask("GET", "/resource-read,place-read/_stats/store", "")
                .path("_all")
                .path("primaries")
                .path("store")
                .path("size_in_bytes")
                .asLong();
    }

    private HttpRequest request(String method, String path, String type, byte[] body) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}

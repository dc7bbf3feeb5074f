package org.shuyuan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What only the whole service shows: how soon an upload plays while the queue is full, and what a kill costs. */
final class ServiceFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 600;
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(10);
    private static final int KILLED_AT_PERCENT = 15;

    private final ServiceProcess service;
    private final String token;

    private ServiceFigures(ServiceProcess service, String token) {
        this.service = service;
        this.token = token;
    }

    /**
     * @param film of ten minutes, playable as it is
     * @param another of the same length: one that is known already would be answered at once
     */
    static void add(BiConsumer<String, Number> figures, Path data, Path film, Path another)
            throws IOException, InterruptedException {
        Path home = data.resolve("service");
        String token;
        String lesson;
        double before;
        try (ServiceProcess process = ServiceProcess.start(home)) {
            token = process.token("operator");
            ServiceFigures service = new ServiceFigures(process, token);
            // The first one keeps the encoders busy while the second comes in.
            lesson = service.upload(film).path("resource").asText();
            service.awaitPercent(lesson, 1);
            figures.accept("playable_seconds_10min", service.playableAfter(another));
            service.awaitPercent(lesson, KILLED_AT_PERCENT);
            before = service.percent(lesson);
            process.kill();
        }
        try (ServiceProcess process = ServiceProcess.start(home)) {
            ServiceFigures service = new ServiceFigures(process, token);
            long ready = System.nanoTime();
            service.await(service::encoding);
            figures.accept("resume_seconds", (System.nanoTime() - ready) / 1e9);
            double lowest = before;
            for (int i = 0; i < 100 && service.percent(lesson) <= before; i++) {
                lowest = Math.min(lowest, service.percent(lesson));
                TimeUnit.MILLISECONDS.sleep(200);
            }
            figures.accept("lost_on_kill_seconds", (before - lowest) / 100 * SECONDS);
        }
    }

    /** Seconds from the last byte to the moment at which the resource says that it plays. */
    private double playableAfter(Path film) throws IOException, InterruptedException {
        JsonNode upload = upload(film);
        long last = System.nanoTime();
        String resource = upload.path("resource").asText();
        await(() -> resource(resource).path("playback").path("playable").asBoolean());
        return (System.nanoTime() - last) / 1e9;
    }

    private JsonNode upload(Path film) throws IOException, InterruptedException {
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
        HttpResponse<String> sent = service.send(
                request()
                        .header("Upload-Offset", "0")
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofFile(film)),
                location);
        if (sent.statusCode() != 204) {
            throw new IOException(sent.statusCode() + " " + sent.body());
        }
        return JSON.readTree(service.send(request().header("Accept", "application/json"), location)
                .body());
    }

    private JsonNode resource(String id) throws IOException, InterruptedException {
        return JSON.readTree(service.send(request(), "/api/resources/" + id).body());
    }

    /** How much of the ladder is made. */
    private double percent(String id) throws IOException, InterruptedException {
        for (JsonNode rendition : resource(id).path("renditions")) {
            if (rendition.path("name").asText().equals("ladder")) {
                return rendition.path("percent").asDouble();
            }
        }
        return 0;
    }

    private void awaitPercent(String id, double percent) throws IOException, InterruptedException {
        await(() -> percent(id) >= percent);
    }

    private boolean encoding() throws IOException {
        return service.family().stream()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("/v-"));
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void await(Condition condition) throws IOException, InterruptedException {
        long limit = System.nanoTime() + LONGEST_WAIT;
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new IOException("Nothing happened for ten minutes");
            }
            TimeUnit.MILLISECONDS.sleep(20);
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

package org.shuyuan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What only the whole service shows: how soon an upload plays while the queue is full, and what a kill costs. */
final class ServiceFigures {

    private static final int SECONDS = 600;
    private static final int KILLED_AT_PERCENT = 15;

    private final ServiceProcess service;
    private final Client client;

    private ServiceFigures(ServiceProcess service, String token) {
        this.service = service;
        this.client = new Client(service, token);
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
            lesson = service.client.upload(film).path("resource").asText();
            service.awaitPercent(lesson, 1);
            figures.accept("playable_seconds_10min", service.playableAfter(another));
            service.awaitPercent(lesson, KILLED_AT_PERCENT);
            before = service.percent(lesson);
            process.kill();
        }
        long restarted = System.nanoTime();
        try (ServiceProcess process = ServiceProcess.start(home)) {
            ServiceFigures service = new ServiceFigures(process, token);
            long ready = System.nanoTime();
            Client.await(service::encoding);
            figures.accept("resume_seconds", (System.nanoTime() - ready) / 1e9);
            figures.accept("resume_seconds_with_start", (System.nanoTime() - restarted) / 1e9);
            double lowest = before;
            for (double now = before; now <= before; now = service.percent(lesson)) {
                lowest = Math.min(lowest, now);
                TimeUnit.MILLISECONDS.sleep(200);
            }
            figures.accept("lost_on_kill_seconds", (before - lowest) / 100 * SECONDS);
        }
    }

    /** Seconds from before the last bytes are sent to the moment at which the resource says that it plays. */
    private double playableAfter(Path film) throws IOException, InterruptedException {
        long[] last = new long[1];
        JsonNode upload = client.upload(film, () -> last[0] = System.nanoTime());
        String resource = upload.path("resource").asText();
        Client.await(() -> client.playable(resource));
        return (System.nanoTime() - last[0]) / 1e9;
    }

    /** How much of the ladder is made. */
    private double percent(String id) throws IOException, InterruptedException {
        for (JsonNode rendition : client.resource(id).path("renditions")) {
            if (rendition.path("name").asText().equals("ladder")) {
                return rendition.path("percent").asDouble();
            }
        }
        return 0;
    }

    private void awaitPercent(String id, double percent) throws IOException, InterruptedException {
        Client.await(() -> percent(id) >= percent);
    }

    private boolean encoding() throws IOException {
        return service.family().stream()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("/v-"));
    }
}

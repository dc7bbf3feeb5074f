package org.shuyuan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Players of many pupils: each reports every ten seconds what it has played, and sends again what was not answered. */
final class PupilCrowd implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final double MILLIS = 1e6;

    private final URI service;
    private final List<Seat> seats;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService players = Executors.newVirtualThreadPerTaskExecutor();
    /** Milliseconds of each request that was answered. */
    private final Queue<Double> times = new ConcurrentLinkedQueue<>();

    private final Queue<UUID> answered = new ConcurrentLinkedQueue<>();

    PupilCrowd(URI service, List<Seat> seats) {
        this.service = service;
        this.seats = seats;
    }

    /** Where a pupil sits: the token of an account, and the film before it. */
    record Seat(String token, UUID film) {}

    /** All of them watch for so long; returns when every report was answered. */
    void watch(Duration lesson) throws InterruptedException, ExecutionException {
        List<Future<?>> watching = new ArrayList<>();
        for (Seat seat : seats) {
            watching.add(players.submit(() -> {
                play(seat, lesson);
                return null;
            }));
        }
        for (Future<?> each : watching) {
            each.get();
        }
    }

    /** The reports that were answered, by their ids. */
    List<UUID> answered() {
        return List.copyOf(answered);
    }

    /** @param part 0 to 1 */
    double milliseconds(double part) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
    }

    /** What comes from now on is measured alone. */
    void forgetTimes() {
        times.clear();
    }

    @Override
    public void close() {
        // Pupils send again for ever; whoever still does when a lesson has failed would keep its failure from being
        // told.
        players.shutdownNow();
        players.close();
        http.close();
    }

    private void play(Seat seat, Duration lesson) throws InterruptedException, IOException {
        // Nobody begins at the same moment.
        Thread.sleep(ThreadLocalRandom.current().nextLong(EVERY.toMillis()));
        String ticket = ticket(seat);
        for (long played = 0; played < lesson.toSeconds(); played += EVERY.toSeconds()) {
            Thread.sleep(EVERY);
            UUID id = UUID.randomUUID();
            report(
                    id,
                    "{\"reports\": [{\"id\": \"%s\", \"ticket\": \"%s\", \"spans\": [[%d, %d]]}]}"
                            .formatted(id, ticket, played, played + EVERY.toSeconds()));
        }
    }

    private String ticket(Seat seat) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/resources/" + seat.film() + "/ticket"))
                .header("Authorization", "Bearer " + seat.token())
                .build();
        return JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("ticket")
                .asText();
    }

    private void report(UUID id, String body) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/watched"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        while (true) {
            long begin = System.nanoTime();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                times.add((System.nanoTime() - begin) / MILLIS);
                if (answer.statusCode() == 200) {
                    String verdict = JSON.readTree(answer.body())
                            .path("verdicts")
                            .path(0)
                            .asText();
                    if (!List.of("taken", "known").contains(verdict)) {
                        throw new IOException("A report is " + verdict);
                    }
                    answered.add(id);
                    return;
                }
            } catch (IOException away) {
                if (away.getMessage() != null && away.getMessage().startsWith("A report")) {
                    throw away;
                }
                // The service is away, or has gone away meanwhile.
            }
            Thread.sleep(AGAIN);
        }
    }
}

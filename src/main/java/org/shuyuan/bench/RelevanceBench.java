package org.shuyuan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.bench.relevance.RelevanceSet;
import org.shuyuan.bench.relevance.Scores;

/** Asks a service that holds the corpus of the relevance set all its questions, over the API, as somebody who isn't signed in. */
public final class RelevanceBench {

    /** Of the mean over all questions. */
    public static final double LEAST_NDCG = 0.85;

    /** Of the mean over the blind questions: that they are answered at all. */
    public static final double LEAST_BLIND_NDCG = 0.70;

    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceProcess service;

    /**
     * What one run has shown.
     *
     * @param known by the questions that the ranking is tuned by
     * @param blind by those that it isn't tuned by
     */
    public record Outcome(Scores known, Scores blind) {}

    private RelevanceBench(ServiceProcess service) {
        this.service = service;
    }

    /** @param data an empty directory */
    public static Outcome run(Path data) throws Exception {
        RelevanceSet set = new RelevanceSet();
        ServiceProcess.start(data).close();
        try (Tables tables = Tables.of(data)) {
            set.fill(tables.connection());
        }
        try (ServiceProcess service = ServiceProcess.start(data)) {
            RelevanceBench bench = new RelevanceBench(service);
            Client.await(LONGEST_INDEXING, () -> bench.indexed() == set.resources());
            return new Outcome(set.measure(bench::found), set.measureBlind(bench::found));
        }
    }

    /** The figures of one run, as they are told. */
    static Map<String, Number> figures(Outcome outcome) {
        Map<String, Number> figures = new LinkedHashMap<>();
        put(figures, "", outcome.known());
        put(figures, "blind_", outcome.blind());
        return figures;
    }

    private static void put(Map<String, Number> figures, String set, Scores scores) {
        figures.put(set + "questions", scores.questions());
        figures.put(set + "ndcg_at_10", scores.ndcg());
        figures.put(set + "mrr", scores.mrr());
        Map<String, Double> mrr = scores.mrrOfGroups();
        scores.ndcgOfGroups().forEach((group, ndcg) -> {
            figures.put(set + "ndcg_at_10_" + group, ndcg);
            figures.put(set + "mrr_" + group, mrr.getOrDefault(group, 0.0));
        });
    }

    private List<UUID> found(String words) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(words);
        if (answer.statusCode() != 200) {
            throw new IOException(words + ": " + answer.statusCode() + " " + answer.body());
        }
        List<UUID> found = new ArrayList<>();
        JSON.readTree(answer.body())
                .path("hits")
                .forEach(hit -> found.add(UUID.fromString(hit.path("id").asText())));
        return found;
    }

    /** How many resources are found; the index itself is made after the start. */
    private int indexed() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("");
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body()).path("total").asInt()
                : 0;
    }

    private HttpResponse<String> ask(String words) throws IOException, InterruptedException {
        return service.send(
                HttpRequest.newBuilder(), "/api/search?size=10&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
}

package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A catalog of a province that is indexed and searched. What the service adds to the engine is measured against the engine alone: the very
 * same documents and questions are recorded by another node of the service and sent to the same engine again, in the same run.
 */
final class SearchBench {

    /**
     * The same for every node that is started. Where it changes, as it would with their ports, all records are rendered anew for
     * harvesters, and what is measured is that.
     */
    static final Map<String, String> ADDRESS = Map.of("SHUYUAN_PUBLIC_URL", "http://127.0.0.1:8080");

    private static final int USUAL = 100_000;
    private static final Duration LONGEST_RECORDING = Duration.ofHours(1);
    private static final String NDCG = "ndcg_at_10";
    private static final double INDEX_VS_RAW = 0.7;
    private static final double P99_VS_RAW = 1.3;
    private static final double SUGGEST_P95_MS = 30;

    private final Path data;
    private final SchoolWords words;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private SearchBench(Path data, SchoolWords words) {
        this.data = data;
        this.words = words;
    }

    /** @param wanted how many published resources the catalog has */
    static Map<String, Number> run(Path data, OptionalInt wanted) throws Exception {
        int resources = wanted.orElse(USUAL);
        ServiceProcess.start(data, ADDRESS).close();
        SearchBench bench = new SearchBench(data, SchoolWords.read());
        if (resources > USUAL) {
            bench.fill(0, USUAL);
            Map<String, Double> small = bench.measure(USUAL, false);
            bench.fill(USUAL, resources);
            bench.measure(resources, true)
                    .forEach((figure, large) ->
                            bench.figure("cost_growth_" + figure, large / small.getOrDefault(figure, Double.NaN)));
        } else {
            bench.fill(0, resources);
            bench.measure(resources, true);
        }
        RelevanceBench.Outcome relevance = RelevanceBench.run(data.resolve("relevance"));
        bench.figure(NDCG, relevance.known().ndcg());
        bench.figure("blind_" + NDCG, relevance.blind().ndcg());
        Targets.atLeast(bench.figures, NDCG, RelevanceBench.LEAST_NDCG);
        Targets.atLeast(bench.figures, "index_vs_raw_bulk", INDEX_VS_RAW);
        Targets.atMost(bench.figures, "p99_vs_raw_query", P99_VS_RAW);
        Targets.atMost(bench.figures, "suggest_p95_ms", SUGGEST_P95_MS);
        return bench.figures;
    }

    private void fill(int from, int to) throws IOException, SQLException {
        long begin = System.nanoTime();
        try (Tables tables = Tables.of(data)) {
            Library.of(words, tables, data.resolve("rows")).fill(from, to);
            tables.execute("vacuum analyze");
            System.err.printf(
                    "  %d resources, %d places, written in %.0f s%n",
                    to, tables.number("select count(*) from place"), (System.nanoTime() - begin) / 1e9);
        }
    }

    /**
     * @param compared with the engine alone; else only what tells how costs grow
     * @return what grows with the catalog
     */
    private Map<String, Double> measure(int resources, boolean compared) throws Exception {
        Optional<Recorder> recorded = compared ? Optional.of(written()) : Optional.empty();
        try (SearchTrial trial = SearchTrial.begin(data, words, this::figure)) {
            trial.index(resources, recorded);
            return trial.search(resources, compared);
        }
    }

    /** All that is written into a new index, or as much of it as a recorder keeps: by another node, while the first takes no jobs. */
    private Recorder written() throws Exception {
        Map<String, String> idle = new HashMap<>(ADDRESS);
        idle.put("SHUYUAN_WORK_ENABLED", "false");
        try (ServiceProcess _ = ServiceProcess.start(data, idle);
                Tables tables = Tables.of(data);
                RawEngine engine = RawEngine.of(data);
                SecondNode second = SecondNode.start(data, tables.database(), engine, true)) {
            tables.reindex();
            Client.await(
                    LONGEST_RECORDING,
                    () -> second.recorder().full() || tables.number("select count(*) from search_rebuild") == 0);
            second.service().kill();
            tables.execute("truncate search_rebuild");
            return second.recorder();
        }
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        System.err.printf("  %-34s %.3f%n", name, value);
    }
}

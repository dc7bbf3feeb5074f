package org.shuyuan.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running service with a filled catalog: how fast it is indexed and searched, beside the engine alone. */
final class SearchTrial implements AutoCloseable {

    private static final double PER_SECOND = 50;
    /** Rounds that aren't measured: half of what both take in the first of them is their compilers' time. */
    private static final int WARMING = 3;

    private static final int ROUNDS = 3;
    private static final int INDEXED_AGAIN = 100_000;
    private static final int PAIRS = 60;
    private static final Duration LONGEST_REBUILD = Duration.ofHours(3);
    private static final String BEGUN = "select count(*) from search_rebuild where generation is not null";
    private static final String WANTED = "select count(*) from search_rebuild";
    private static final String DOCUMENTS =
            "select (select count(*) from learning_resource) + (select count(*) from place)";
    private static final double MB = 1e6;

    interface Figures {
        void accept(String name, double value);
    }

    private final Path data;
    private final SchoolWords words;
    private final Figures figures;
    private final Tables tables;
    private final ServiceProcess service;
    private final RawEngine engine;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SearchTrial(
            Path data, SchoolWords words, Figures figures, ServiceProcess service, Tables tables, RawEngine engine) {
        this.data = data;
        this.words = words;
        this.figures = figures;
        this.service = service;
        this.tables = tables;
        this.engine = engine;
    }

    static SearchTrial begin(Path data, SchoolWords words, Figures figures) throws Exception {
        ServiceProcess service = ServiceProcess.start(data, SearchBench.ADDRESS);
        return new SearchTrial(data, words, figures, service, Tables.of(data), RawEngine.of(data));
    }

    /**
     * The whole catalog, by turns with the same documents without us. The best turn of each counts: what disturbs only ever adds.
     *
     * @param recorded what is written of it; nothing where it isn't compared
     */
    void index(int resources, Optional<Recorder> recorded) throws Exception {
        double best = rebuild();
        if (recorded.isEmpty()) {
            return;
        }
        double raw = engine.write(recorded.get());
        if (resources <= INDEXED_AGAIN) {
            best = Math.min(best, rebuild());
            raw = Math.min(raw, engine.write(recorded.get()));
        }
        double ours = tables.number(DOCUMENTS) / best;
        double theirs = recorded.get().documents() / raw;
        figures.accept("index_seconds", best);
        figures.accept("index_documents_per_second", ours);
        figures.accept("raw_documents_per_second", theirs);
        figures.accept("index_vs_raw_bulk", ours / theirs);
    }

    /** Seconds from its beginning to the moment at which it has taken the place of the old one. */
    private double rebuild() throws IOException, InterruptedException, SQLException {
        tables.reindex();
        Client.await(() -> tables.number(BEGUN) > 0);
        long begin = System.nanoTime();
        Client.await(LONGEST_REBUILD, () -> tables.number(WANTED) == 0);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Answers what grows with the catalog. */
    Map<String, Double> search(int resources, boolean compared) throws Exception {
        SearchMix mix = new SearchMix(words, engine);
        List<String> questions = mix.questions();
        List<String> typed = mix.typed();
        Map<String, Double> growing = new LinkedHashMap<>();
        OpenLoop ours = new OpenLoop(PER_SECOND);
        OpenLoop raw = new OpenLoop(PER_SECOND);
        List<List<Recorder.Asked>> requests = compared ? recorded(questions) : List.of();
        for (int round = 1; round <= WARMING + ROUNDS; round++) {
            ours.turn(questions, this::get);
            raw.turn(requests, engine::ask);
            if (round == WARMING) {
                ours.forget();
                raw.forget();
            }
        }
        growing.put("p50", ours.milliseconds(0.5));
        growing.put("p99", ours.milliseconds(0.99));
        if (compared) {
            tell("query", ours);
            tell("raw", raw);
            figures.accept("p99_vs_raw_query", ours.milliseconds(0.99) / raw.milliseconds(0.99));
        }
        OpenLoop typing = new OpenLoop(PER_SECOND);
        typing.turn(typed, this::get);
        typing.forget();
        typing.turn(typed, this::get);
        growing.put("suggest_p95", typing.milliseconds(0.95));
        growing.put("bytes_per_resource", engine.bytes() / (double) resources);
        if (compared) {
            figures.accept("suggest_p50_ms", typing.milliseconds(0.5));
            figures.accept("suggest_p95_ms", typing.milliseconds(0.95));
            figures.accept("long_vs_short_book", ratio(Library.IN_LONG_BOOK, Library.IN_SHORT_BOOK));
            figures.accept("long_vs_short_lesson", ratio(Library.IN_LONG_LESSON, Library.IN_SHORT_LESSON));
            memory();
        }
        return growing;
    }

    private void tell(String name, OpenLoop loop) {
        figures.accept(name + "_p50_ms", loop.milliseconds(0.5));
        figures.accept(name + "_p95_ms", loop.milliseconds(0.95));
        figures.accept(name + "_p99_ms", loop.milliseconds(0.99));
    }

    /** What each question asks of the engine. */
    private List<List<Recorder.Asked>> recorded(List<String> questions) throws Exception {
        List<List<Recorder.Asked>> requests = new ArrayList<>();
        try (SecondNode second = SecondNode.start(data, tables.database(), engine, false)) {
            second.recorder().searches();
            for (String question : questions) {
                if (second.service().send(HttpRequest.newBuilder(), question).statusCode() != 200) {
                    throw new IOException(question);
                }
                requests.add(second.recorder().searches());
            }
        }
        return requests;
    }

    private CompletableFuture<?> get(String path) {
        return http.sendAsync(
                        HttpRequest.newBuilder(service.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .thenAccept(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(path + ": " + answer.statusCode());
                    }
                });
    }

    /** What it takes longer to find a word in the last place of a long resource than in that of a short one, by turns. */
    private double ratio(String inLong, String inShort) {
        double[] longer = new double[PAIRS];
        double[] shorter = new double[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            longer[pair] = seconds(inLong);
            shorter[pair] = seconds(inShort);
        }
        Arrays.sort(longer);
        Arrays.sort(shorter);
        return longer[PAIRS / 2] / shorter[PAIRS / 2];
    }

    private double seconds(String word) {
        long begin = System.nanoTime();
        get("/api/search?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8)).join();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void memory() throws IOException, InterruptedException {
        figures.accept("index_mb", engine.bytes() / MB);
        ProcessHandle main = service.family().getFirst();
        ProcessHandle child = engineProcess();
        figures.accept("heap_service_mb", Heap.liveMb(main));
        figures.accept("heap_engine_mb", Heap.liveMb(child));
        figures.accept("resident_service_mb", residentMb(main));
        figures.accept("resident_engine_mb", residentMb(child));
    }

    /** Its command line is longer than {@link ProcessHandle.Info} tells. */
    private ProcessHandle engineProcess() throws IOException {
        for (ProcessHandle process : service.family()) {
            Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            if (Files.readString(line, StandardCharsets.ISO_8859_1).contains("SearchNode")) {
                return process;
            }
        }
        throw new IOException("The search engine is no child of the service");
    }

    private static double residentMb(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MB)
                .sum();
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        http.close();
        tables.close();
        service.close();
    }
}

package org.shuyuan.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A large catalog that is rendered for harvesters and then taken by one of them, in one stream. What a harvester gets in a
 * second is compared with a plain {@code COPY} of the same rows in the same run.
 */
final class OaiBench {

    private static final int USUAL = 100_000;
    private static final int CHANGES = 1000;
    private static final int ROUNDS = 3;
    /** Until what is served is compiled, so that the compiler of the JVM is not measured. */
    private static final int WARM_SECONDS = 20;

    /** A million at the pace of a small machine that does other work as well. */
    private static final Duration LONGEST_RENDERING = Duration.ofHours(1);

    private static final double ENOUGH = 20_000;
    private static final double LAST_TO_FIRST = 1.1;
    /** What a full collection leaves differs by some megabytes from one to the next. */
    private static final double FLAT_MB = 10;

    private static final String RENDERED = "select count(*) from learning_resource, oai_recipe where id <= rendered_to";
    private static final String LEFT =
            "select count(*) from (select from learning_resource, oai_recipe where id > rendered_to limit 1)";
    private static final String COPY =
            "copy (select identifier, datestamp, deleted, sets, oai_dc from oai_record order by seq)"
                    + " to program 'cat > /dev/null'";

    private final ServiceProcess service;
    private final Tables tables;
    private final long resources;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private OaiBench(ServiceProcess service, Tables tables, long resources) {
        this.service = service;
        this.tables = tables;
        this.resources = resources;
    }

    /** @param wanted how many published resources the catalog has */
    static Map<String, Number> run(Path data, OptionalInt wanted) throws Exception {
        int resources = wanted.orElse(USUAL);
        ServiceProcess.start(data).close();
        try (Tables tables = Tables.of(data)) {
            Shelves.fill(tables.connection(), resources);
            // The next start renders all of them, as after a change of the crosswalk.
            tables.execute("truncate oai_recipe");
        }
        try (ServiceProcess service = ServiceProcess.start(data);
                Tables tables = Tables.of(data)) {
            OaiBench bench = new OaiBench(service, tables, resources);
            bench.render();
            bench.walk();
            bench.compare();
            bench.increment();
            Targets.atLeast(bench.figures, "records_per_second", ENOUGH);
            Targets.atLeast(bench.figures, "records_per_second_gzip", ENOUGH);
            Targets.atMost(bench.figures, "last_page_vs_first", LAST_TO_FIRST);
            Targets.atMost(bench.figures, "heap_growth_mb", FLAT_MB);
            return bench.figures;
        }
    }

    private void render() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long before = tables.number(RENDERED);
        Client.await(LONGEST_RENDERING, () -> tables.number(LEFT) == 0);
        figure("render_records_per_second", (resources - before) / seconds(begin));
        long rendered = System.nanoTime();
        Client.await(
                LONGEST_RENDERING, () -> tables.number("select coalesce(max(seq), 0) from oai_record") == resources);
        figure("stamped_after_seconds", seconds(rendered));
        // What PostgreSQL does by itself some minutes later, so that it doesn't do it while we measure.
        tables.execute("vacuum analyze");
    }

    private void compare() {
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            tables.execute(COPY);
            rates[round] = resources / seconds(begin);
        }
        Arrays.sort(rates);
        figure("copy_records_per_second", rates[ROUNDS / 2]);
        figure("vs_copy", figures.getOrDefault("records_per_second", 0).doubleValue() / rates[ROUNDS / 2]);
    }

    private void walk() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        do {
            all(false);
        } while (seconds(begin) < WARM_SECONDS);
        double heap = Heap.liveMb(service.family().getFirst());
        Harvest plain = all(false);
        Harvest packed = all(true);
        double growth = Heap.liveMb(service.family().getFirst()) - heap;
        figure("records_per_second", plain.recordsPerSecond());
        figure("records_per_second_gzip", packed.recordsPerSecond());
        figure("first_page_seconds", plain.firstPageSeconds());
        figure("last_page_vs_first", plain.lastPagesToFirst());
        figure("heap_growth_mb", growth);
        figure("heap_mb", heap);
    }

    private Harvest all(boolean gzip) throws IOException {
        return complete(Harvest.ofAll(service.address(), gzip), resources);
    }

    private void increment() throws IOException, InterruptedException {
        String token = service.token("operator");
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> some = tables.column("select id from learning_resource order by md5(id::text) limit " + CHANGES);
        for (String id : some) {
            HttpRequest.Builder change = HttpRequest.newBuilder()
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/merge-patch+json")
                    .method("PATCH", BodyPublishers.ofString("{\"publisher\": \"书院出版社\"}"));
            HttpResponse<String> answer = service.send(change, "/api/resources/" + id);
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
        Harvest increment = complete(Harvest.since(service.address(), before.toString()), some.size());
        figure("incremental_of_1000_seconds", increment.seconds());
    }

    private static Harvest complete(Harvest harvest, long records) throws IOException {
        if (harvest.records() != records) {
            throw new IOException("%d records where %d were expected".formatted(harvest.records(), records));
        }
        return harvest;
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        System.err.printf("  %-34s %.3f%n", name, value);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}

package org.shuyuan.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Pupils of another platform who open lessons in their classes: each launch whole and signed for itself, from the login to the end of the
 * page. How many come through in a second, how long each takes, and whether anything is left behind by them.
 */
final class LtiBench {

    private static final int FILMS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration MEASURED = Duration.ofMinutes(1);

    private static final double LEAST_PER_SECOND = 200;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;

    private final Map<String, Number> figures = new LinkedHashMap<>();

    private LtiBench() {}

    static Map<String, Number> run(Path data) throws Exception {
        ServiceProcess.start(data).close();
        LtiBench bench = new LtiBench();
        try (LaunchCrowd.Keys keys = LaunchCrowd.Keys.open()) {
            bench.measure(data, keys, filled(data, keys));
        }
        Targets.atLeast(bench.figures, "launches_per_second", LEAST_PER_SECOND);
        Targets.atMost(bench.figures, "errors", 0);
        return bench.figures;
    }

    /** What can be launched. */
    private static List<String> filled(Path data, LaunchCrowd.Keys keys) throws Exception {
        try (Tables tables = Tables.of(data)) {
            Shelves.fill(tables.connection(), FILMS);
            UUID platform = UUID.randomUUID();
            tables.execute("""
                    insert into lti_platform
                      (id, organisation, title, issuer, client_id, authorisation, token, keys, frames, active, created_at)
                    select '%s', id, 'bench', '%s', '%s', '%s/auth', '%s/token', '%s', '', true, now()
                    from organisation order by id limit 1""".formatted(
                            platform, keys.issuer(), LaunchCrowd.CLIENT, keys.issuer(), keys.issuer(), keys.address()));
            tables.execute(
                    "insert into lti_deployment (platform, deployment, let_in, seen_at) values ('%s', '%s', true, now())"
                            .formatted(platform, LaunchCrowd.DEPLOYMENT));
            return tables.column("select '/w/' || id from learning_resource order by id limit " + FILMS);
        }
    }

    private void measure(Path data, LaunchCrowd.Keys keys, List<String> targets) throws Exception {
        int port = ServiceProcess.freePort();
        try (ServiceProcess service =
                        ServiceProcess.start(data, port, Map.of("SHUYUAN_FETCH_ALLOWED_HOSTS", "127.0.0.1"));
                LaunchCrowd crowd = new LaunchCrowd(URI.create("http://localhost:" + port), keys, targets)) {
            crowd.launch(WARM_UP);
            crowd.forget();
            ProcessHandle jvm = service.family().getFirst();
            double heap = Heap.liveMb(jvm);
            long begin = System.nanoTime();
            crowd.launch(MEASURED);
            double wall = (System.nanoTime() - begin) / NANOS;
            long[] times = crowd.times();
            figure("launches_per_second", times.length / wall);
            figure("errors", crowd.errors());
            figure("launch_p50_ms", part(times, 0.5));
            figure("launch_p99_ms", part(times, 0.99));
            figure("heap_growth_mb", Heap.liveMb(jvm) - heap);
        }
    }

    /** @param times in nanoseconds, the shortest first */
    private static double part(long[] times, double part) {
        return times.length == 0
                ? 0
                : times[(int) Math.min(times.length - 1L, Math.round(part * times.length))] / MILLIS;
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        System.err.printf("  %-34s %.3f%n", name, value);
    }
}

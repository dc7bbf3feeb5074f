package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pupils who watch at the same time, each of whose players reports every ten seconds: how soon a report is answered, what that
 * costs, and whether each is written down once, also where the service is killed meanwhile. Then how soon figures are told of ten million visits.
 */
final class LearnBench {

    private static final int PUPILS = 5000;
    private static final int FILMS = 50;
    /** What is compiled by then is compiled: a service doesn't start with its pupils. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration LESSON = Duration.ofMinutes(2);
    private static final Duration BROKEN_LESSON = Duration.ofSeconds(40);
    private static final Duration UNTIL_KILL = Duration.ofSeconds(20);

    private static final double P99_MS = 50;
    private static final double STATS_P95_MS = 100;
    private static final double NANOS = 1e9;

    /** Tokens are known by their digests. */
    private static final String TOKEN = "sy_pupil_";

    private final Path data;
    private final int port;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private LearnBench(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static Map<String, Number> run(Path data) throws Exception {
        ServiceProcess.start(data).close();
        LearnBench bench = new LearnBench(data, ServiceProcess.freePort());
        List<PupilCrowd.Seat> seats;
        try (Tables tables = Tables.of(data)) {
            Shelves.fill(tables.connection(), FILMS);
            seats = seats(tables);
        }
        bench.watch(seats);
        bench.breakOff(seats);
        FigureBench.run(data, bench::figure);
        Targets.atMost(bench.figures, "report_p99_ms", P99_MS);
        Targets.atMost(bench.figures, "lost_reports", 0);
        Targets.atMost(bench.figures, "stats_query_p95_ms", STATS_P95_MS);
        return bench.figures;
    }

    private static List<PupilCrowd.Seat> seats(Tables tables) {
        tables.execute("insert into account (id, name, display_name, password_hash, created_at)"
                + " select uuidv7(), 'pupil' || n, '学生' || n, '', now() from generate_series(1, " + PUPILS + ") n");
        tables.execute("insert into api_token (digest, account, created_at, expires_at)"
                + " select sha256(('" + TOKEN + "' || name)::bytea), id, now(), now() + interval '1 day'"
                + " from account where name like 'pupil%'");
        List<UUID> films = tables.column("select id from learning_resource order by id").stream()
                .map(UUID::fromString)
                .toList();
        List<PupilCrowd.Seat> seats = new ArrayList<>();
        for (String name : tables.column("select name from account where name like 'pupil%'")) {
            seats.add(new PupilCrowd.Seat(TOKEN + name, films.get(seats.size() % films.size())));
        }
        return seats;
    }

    private void watch(List<PupilCrowd.Seat> seats) throws Exception {
        try (ServiceProcess service = start();
                PupilCrowd crowd = new PupilCrowd(service.address(), seats)) {
            crowd.watch(WARM_UP);
            figure("cold_report_p99_ms", crowd.milliseconds(0.99));
            int before = crowd.answered().size();
            crowd.forgetTimes();
            double cpu = cpu(service);
            long begin = System.nanoTime();
            crowd.watch(LESSON);
            double wall = (System.nanoTime() - begin) / NANOS;
            figure("reports_per_second", (crowd.answered().size() - before) / wall);
            figure("report_p50_ms", crowd.milliseconds(0.5));
            figure("report_p99_ms", crowd.milliseconds(0.99));
            figure(
                    "cpu_share",
                    (cpu(service) - cpu) / wall / Runtime.getRuntime().availableProcessors());
            figure(
                    "lost_reports",
                    lost(crowd, seats.size() * LESSON.plus(WARM_UP).toSeconds() / 10));
        }
    }

    /** {@code kill -9} while all are watching, and a new start. */
    private void breakOff(List<PupilCrowd.Seat> seats) throws Exception {
        ServiceProcess first = start();
        try (PupilCrowd crowd = new PupilCrowd(first.address(), seats);
                var aside = Executors.newSingleThreadExecutor()) {
            Future<?> lesson = aside.submit((Callable<?>) () -> {
                crowd.watch(BROKEN_LESSON);
                return null;
            });
            Thread.sleep(UNTIL_KILL);
            first.kill();
            try (ServiceProcess second = start()) {
                lesson.get();
                double lost = lost(crowd, seats.size() * BROKEN_LESSON.toSeconds() / 10);
                figure("lost_reports_after_kill", lost);
                figure("lost_reports", figures.getOrDefault("lost_reports", 0).doubleValue() + lost);
                figure("cpu_seconds_after_kill", cpu(second));
            }
        }
    }

    /** Reports that were sent and aren't written down. An id can't be written twice. */
    private double lost(PupilCrowd crowd, long sent) throws Exception {
        try (Tables tables = Tables.of(data)) {
            Set<String> written = new HashSet<>(tables.column("select id from watch_report"));
            long there = crowd.answered().stream()
                    .map(UUID::toString)
                    .filter(written::contains)
                    .count();
            return sent - there;
        }
    }

    private ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.start(data, port, Map.of());
    }

    private static double cpu(ServiceProcess service) throws IOException {
        return service.family().stream()
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS)
                .sum();
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        System.err.printf("  %-34s %.3f%n", name, value);
    }
}

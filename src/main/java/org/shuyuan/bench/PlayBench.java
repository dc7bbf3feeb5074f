package org.shuyuan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.Loader;

/**
 * A class of students at their films: how much {@code /play} serves, against nginx with sendfile, with the same files, load
 * generator and machine, in rounds that take turns within one run.
 */
final class PlayBench {

    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 5;
    /** Until what is served is compiled, so that the compiler of the JVM is not measured. */
    private static final int WARM_SECONDS = 30;

    private static final int FILM_SECONDS = 240;
    private static final double ENOUGH = 0.6;

    private final Wrk wrk;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private PlayBench(Path folder) throws IOException {
        this.wrk = new Wrk(Files.createDirectories(folder), CONNECTIONS);
    }

    /**
     * Measures.
     *
     * @return ratios of nginx's throughput and CPU time, medians of all rounds, and beside them MB/s and requests/s
     */
    static Map<String, Number> run(Path data) throws Exception {
        PlayBench bench = new PlayBench(data.resolve("asked"));
        Path home = data.resolve("service");
        String token;
        String lesson;
        try (ServiceProcess service = ServiceProcess.start(home)) {
            token = service.token("operator");
            Client teacher = new Client(service, token);
            lesson = teacher.upload(film(data)).path("resource").asText();
            Client.await(() -> teacher.playable(lesson));
        }
        // Nothing may be encoded meanwhile: a node that only serves.
        try (ServiceProcess service = ServiceProcess.start(home, Map.of("SHUYUAN_WORK_ENABLED", "false"))) {
            JsonNode playback = new Client(service, token).resource(lesson).path("playback");
            PlayedFiles files = PlayedFiles.fetch(service, playback.path("hls").asText(), data.resolve("files"));
            try (Nginx nginx = Nginx.start(files.folder(), data.resolve("nginx"))) {
                files.compare(nginx.address(), service.address());
                bench.measure("", files.mixed(), service, nginx, files);
                bench.measure("small_", files.small(), service, nginx, files);
            }
        }
        Targets.atLeast(bench.figures, "play_vs_nginx", ENOUGH);
        Targets.atLeast(bench.figures, "play_requests_vs_nginx", ENOUGH);
        return bench.figures;
    }

    private void measure(String kind, List<Wrk.Asked> asked, ServiceProcess service, Nginx nginx, PlayedFiles files)
            throws IOException, InterruptedException {
        wrk.run(service.address(), files.prefix(), asked, WARM_SECONDS);
        wrk.run(nginx.address(), "/", asked, 1);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Load ours = load(service.family(), () -> wrk.run(service.address(), files.prefix(), asked, ROUND_SECONDS));
            Load theirs = load(nginx.family(), () -> wrk.run(nginx.address(), "/", asked, ROUND_SECONDS));
            rounds.add(new Round(ours, theirs));
        }
        figure("play_" + kind + "vs_nginx", rounds, round -> round.ours.bytes() / round.theirs.bytes());
        figure("play_" + kind + "requests_vs_nginx", rounds, round -> round.ours.requests() / round.theirs.requests());
        figure("play_" + kind + "cpu_vs_nginx", rounds, round -> round.ours.cpu() / round.theirs.cpu());
        figure("play_" + kind + "mb_per_second", rounds, round -> round.ours.bytes() / 1e6);
        figure("nginx_" + kind + "mb_per_second", rounds, round -> round.theirs.bytes() / 1e6);
        figure("play_" + kind + "requests_per_second", rounds, round -> round.ours.requests());
        figure("nginx_" + kind + "requests_per_second", rounds, round -> round.theirs.requests());
    }

    /** @param cpu of the server, in seconds for each million bytes */
    private record Load(double bytes, double requests, double cpu) {}

    private record Round(Load ours, Load theirs) {}

    private interface Asking {
        Wrk.Load ask() throws IOException, InterruptedException;
    }

    private static Load load(List<ProcessHandle> server, Asking asking) throws IOException, InterruptedException {
        double before = cpu(server);
        Wrk.Load load = asking.ask();
        return new Load(load.bytesPerSecond(), load.requestsPerSecond(), (cpu(server) - before) / (load.bytes() / 1e6));
    }

    private static double cpu(List<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(spent -> spent.toMillis() / 1e3)
                .sum();
    }

    private void figure(String name, List<Round> rounds, ToDoubleFunction<Round> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        double median = sorted[sorted.length / 2];
        figures.put(name, median);
        System.err.printf("  %-34s %.3f  (%.3f to %.3f)%n", name, median, sorted[0], sorted[sorted.length - 1]);
    }

    /** As a camera in a classroom makes it, at about a megabit: four seconds are some hundred KB. */
    private static Path film(Path data) throws IOException, InterruptedException {
        Path cache = Files.createDirectories(data.resolve("cache"));
        System.setProperty("org.bytedeco.javacpp.cachedir", cache.toString());
        Path film = data.resolve("classroom.mp4");
        new Plain(Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)), data)
                .run(
                        "-v error -f lavfi -i testsrc2=s=640x360:r=25 -f lavfi -i sine=frequency=300 -t " + FILM_SECONDS
                                + " -vf noise=alls=20:allf=t,format=yuv420p -c:v libx264 -preset ultrafast -b:v 1000k"
                                + " -maxrate 1500k -bufsize 6000k -g 100 -c:a aac -b:a 96k -movflags +faststart %s",
                        film);
        return film;
    }
}

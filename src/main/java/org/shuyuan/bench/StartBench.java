package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a start takes and how much memory everything together holds. Cold is an empty data directory, warm one with
 * data; the ratio compares the two.
 */
final class StartBench {

    private StartBench() {}

    /** Seconds, and MB of proportional set size (PSS), in which shared pages are not counted twice. */
    static Map<String, Number> run(Path data) throws IOException, InterruptedException {
        Map<String, Number> figures = new LinkedHashMap<>();
        long begin = System.nanoTime();
        ServiceProcess.start(data).close();
        double cold = seconds(begin);
        begin = System.nanoTime();
        try (ServiceProcess service = ServiceProcess.start(data)) {
            double warm = seconds(begin);
            figures.put("cold_seconds", cold);
            figures.put("warm_seconds", warm);
            figures.put("warm_vs_cold", warm / cold);
            long all = 0;
            for (ProcessHandle process : service.family()) {
                long memory = proportionalSetKb(process.pid());
                all += memory;
                figures.merge(
                        role(process) + "_mb", memory / 1024, (one, other) -> one.longValue() + other.longValue());
            }
            figures.put("memory_mb", all / 1024);
        }
        return figures;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String role(ProcessHandle process) throws IOException {
        Path commandLine = Path.of("/proc/" + process.pid() + "/cmdline");
        String command =
                Files.exists(commandLine) ? Files.readString(commandLine).replace('\0', ' ') : "";
        if (command.contains("SearchNode")) {
            return "search";
        }
        return command.contains("quarkus-run.jar") ? "service" : "postgres";
    }

    private static long proportionalSetKb(long pid) throws IOException {
        Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        if (!Files.isReadable(rollup)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}

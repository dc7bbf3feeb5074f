package org.shuyuan.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The load generator wrk: so many connections that are kept alive, each asking for the next as soon as it has the last.
 * It is a process of its own with a thread for each core, so that it is no narrower than the server that it asks.
 */
final class Wrk {

    private static final String SCRIPT = """
            local asked = {}
            local threads = 0
            function setup(thread)
              thread:set("first", threads * 997)
              threads = threads + 1
            end
            function init(args)
              for line in io.lines(args[1]) do
                local path, range = line:match("^(%S+) ?(%S*)$")
                local headers = {}
                if range ~= "" then headers["Range"] = range end
                asked[#asked + 1] = wrk.format("GET", path, headers)
              end
            end
            function request()
              first = first % #asked + 1
              return asked[first]
            end
            function done(summary)
              local e = summary.errors
              print(string.format("told %d %d %d %d", summary.requests, summary.bytes, summary.duration,
                e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;

    private final Path folder;
    private final int connections;

    Wrk(Path folder, int connections) {
        this.folder = folder;
        this.connections = connections;
    }

    /** What came of it. */
    record Load(long requests, long bytes, double seconds) {
        double bytesPerSecond() {
            return bytes / seconds;
        }

        double requestsPerSecond() {
            return requests / seconds;
        }
    }

    /**
     * Asks for these over and over.
     *
     * @param prefix stands before each path
     * @throws IOException where a single answer wasn't 200 or 206
     */
    Load run(URI server, String prefix, List<Asked> asked, int seconds) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("asked.lua"), SCRIPT);
        Path list = Files.writeString(
                folder.resolve("asked.txt"),
                asked.stream().map(each -> prefix + each.line() + "\n").collect(Collectors.joining()));
        int threads = Runtime.getRuntime().availableProcessors();
        Process process = new ProcessBuilder(
                        "wrk",
                        "--threads=" + threads,
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=10s",
                        "--script=" + script,
                        server.toString(),
                        "--",
                        list.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] told = said.lines()
                .filter(line -> line.startsWith("told "))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk said: " + said))
                .split(" ", -1);
        if (process.waitFor() != 0 || !told[4].equals("0")) {
            throw new IOException(told[4] + " answers failed; wrk said: " + said);
        }
        return new Load(Long.parseLong(told[1]), Long.parseLong(told[2]), Long.parseLong(told[3]) / 1e6);
    }

    /** One request: all of a file, or a range of it. */
    record Asked(String file, String range) {
        String line() {
            return file + (range.isEmpty() ? "" : " bytes=" + range);
        }
    }
}

package org.shuyuan.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running database of a cluster, as its file {@code postmaster.pid} tells of it. */
record Postmaster(ProcessHandle process, int port) {

    /** The port is the fourth line; it is missing while the database is still coming up. */
    private static final int PORT_LINE = 3;

    /** Empty unless a process runs on that very cluster: after a reboot its number is another's. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        Path pidFile = cluster.toAbsolutePath().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
            return Optional.empty();
        }
        int port =
                lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> Path.of(argument).equals(cluster.toAbsolutePath())))
                .map(process -> new Postmaster(process, port));
    }

    /**
     * Fast, and at once when that takes too long: a busy disk can hold the last checkpoint up for minutes, and what was committed is in
     * the log either way. SIGTERM would wait for clients that no longer exist.
     */
    void end() {
        for (String signal : List.of("-INT", "-QUIT")) {
            try {
                new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
                process.onExit().get(20, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                // The next signal is stronger.
            } catch (IOException | ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

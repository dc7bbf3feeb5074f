package org.shuyuan.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database as a child. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start(Path data) {
        Path cluster = data.resolve("postgres");
        try {
            stopLeftOver(cluster.resolve("postmaster.pid"));
            return new Postgres(EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    // Its own hook would stop the database while jobs are still recording what they did.
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(data.resolve("cache/postgres").toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // Embedded Postgres is made for tests and turns these off; here a crash must lose nothing.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "64MB")
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> configuration() {
        return Map.of(Engines.DATABASE, url(server.getPort()), Engines.DATABASE_USER, USER);
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL outlives a killed parent; the next start ends it in order and takes its directory over. */
    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        running(pidFile).ifPresent(Postgres::end);
    }

    /** The process that a postmaster.pid tells of, if it runs on that very cluster: after a reboot its number is another's. */
    static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
            return Optional.empty();
        }
        Path cluster = pidFile.toAbsolutePath().getParent();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> Path.of(argument).equals(cluster)));
    }

    /**
     * Fast, and at once when that takes too long: a busy disk can hold the last checkpoint up for minutes, and what was committed is in
     * the log either way. SIGTERM would wait for clients that no longer exist.
     */
    private static void end(ProcessHandle postgres) {
        for (String signal : List.of("-INT", "-QUIT")) {
            try {
                new ProcessBuilder("kill", signal, Long.toString(postgres.pid())).start();
                postgres.onExit().get(20, TimeUnit.SECONDS);
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

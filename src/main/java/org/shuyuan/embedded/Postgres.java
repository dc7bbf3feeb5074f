package org.shuyuan.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The database as a child. When it ends without being asked, it is started again at the same address. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger LOG = Logger.getLogger(Postgres.class);
    /** The server chooses one. */
    private static final int ANY_PORT = 0;

    private final Path programs;
    private final Path cluster;
    private final DatabasePassword password;
    private final int port;
    private EmbeddedPostgres server;
    private boolean closing;

    private Postgres(Path programs, Path cluster, DatabasePassword password, EmbeddedPostgres server) {
        this.programs = programs;
        this.cluster = cluster;
        this.password = password;
        this.port = server.getPort();
        this.server = server;
        Thread.ofVirtual().name("database").start(this::keepRunning);
    }

    /** @param programs where PostgreSQL is unpacked to, once */
    static Postgres start(Path programs, Path data) {
        Path cluster = data.resolve("postgres");
        ClientRules rules = ClientRules.of(cluster);
        try {
            // PostgreSQL outlives a killed parent: it is ended in order, and its directory taken over.
            Postmaster.of(cluster).ifPresent(Postmaster::end);
            Path unfinished = data.resolve("postgres-unfinished");
            begin(cluster, unfinished);
            boolean lost = Files.exists(rules.file()) && !Files.exists(DatabasePassword.file(data));
            if (lost) {
                rules.letIn();
            }
            DatabasePassword password = DatabasePassword.readOrMake(data);
            EmbeddedPostgres server = server(programs, cluster, password, ANY_PORT);
            if (rules.trust()) {
                rules.demand(password, server.getPostgresDatabase());
            }
            Files.deleteIfExists(unfinished);
            return new Postgres(programs, cluster, password, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database doesn't take its password", e);
        }
    }

    /** A cluster whose making was killed looks like one, and is none: the mark beside it says so. */
    private static void begin(Path cluster, Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            delete(cluster);
        } else if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            Files.createFile(unfinished);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.toList();
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }

    private static EmbeddedPostgres server(Path programs, Path cluster, DatabasePassword password, int port)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                // Its own hook would stop the database while jobs are still recording what they did.
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                // Embedded Postgres is made for tests and turns these off; here a crash must lose nothing.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("listen_addresses", "localhost")
                // By default a socket would lie in /tmp.
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                // These three are words of initdb as well.
                .setLocaleConfig("auth-local", ClientRules.METHOD)
                .setLocaleConfig("auth-host", ClientRules.METHOD)
                .setLocaleConfig("pwfile", password.file().toString())
                .setConnectConfig("password", password.value())
                .start();
    }

    Map<String, String> configuration() {
        return Map.of(
                Engines.DATABASE, url(port), Engines.DATABASE_USER, USER, Engines.DATABASE_PASSWORD, password.value());
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private void keepRunning() {
        Pauses pauses = new Pauses();
        try {
            do {
                Optional<Postmaster> running = Postmaster.of(cluster);
                running.ifPresent(postmaster -> {
                    pauses.over();
                    postmaster.process().onExit().join();
                });
                if (endedUnasked()) {
                    LOG.errorf(
                            "The database has ended; it is started again in %d s",
                            pauses.next().toSeconds());
                    pauses.await();
                }
            } while (startAgain());
        } catch (IOException e) {
            LOG.errorf(e, "The database can't be watched");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean endedUnasked() {
        return !closing;
    }

    /** False when we are closing. What fails is tried again: after a kill its processes need a moment to go. */
    private synchronized boolean startAgain() {
        if (!closing) {
            try {
                // Ends nothing any more, and gives back the lock of the cluster.
                server.close();
                server = server(programs, cluster, password, port);
            } catch (IOException | IllegalStateException e) {
                LOG.errorf("The database can't be started: %s", e.getMessage());
            }
        }
        return !closing;
    }

    @Override
    public synchronized void close() {
        closing = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

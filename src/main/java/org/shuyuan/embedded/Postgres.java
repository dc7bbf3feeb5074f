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
import java.util.stream.Stream;

/** The database as a child. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final DatabasePassword password;

    private Postgres(EmbeddedPostgres server, DatabasePassword password) {
        this.server = server;
        this.password = password;
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
            EmbeddedPostgres server = server(programs, cluster, password);
            if (rules.trust()) {
                rules.demand(password, server.getPostgresDatabase());
            }
            Files.deleteIfExists(unfinished);
            return new Postgres(server, password);
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

    private static EmbeddedPostgres server(Path programs, Path cluster, DatabasePassword password) throws IOException {
        return EmbeddedPostgres.builder()
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
                Engines.DATABASE,
                url(server.getPort()),
                Engines.DATABASE_USER,
                USER,
                Engines.DATABASE_PASSWORD,
                password.value());
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
}

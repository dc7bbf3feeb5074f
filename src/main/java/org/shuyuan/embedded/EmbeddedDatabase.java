package org.shuyuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database of a deployment, for a command that runs beside the service: the configured one, the child of the
 * running service, or one that is started for the command alone.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final String url;
    private final String user;
    private final Optional<String> password;
    private final Optional<Engines> own;

    private EmbeddedDatabase(String url, String user, Optional<String> password, Optional<Engines> own) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.own = own;
    }

    public static EmbeddedDatabase of(Path data) {
        Optional<String> configured = Engines.configured(Engines.DATABASE);
        if (configured.isPresent()) {
            return new EmbeddedDatabase(
                    configured.get(),
                    Engines.configured(Engines.DATABASE_USER).orElse("postgres"),
                    Engines.configured("quarkus.datasource.password"),
                    Optional.empty());
        }
        return running(data)
                .map(url -> new EmbeddedDatabase(url, Postgres.USER, Optional.empty(), Optional.empty()))
                .orElseGet(() -> started(data));
    }

    /** The address of the database whose process still runs; its port is the fourth line of postmaster.pid. */
    private static Optional<String> running(Path data) {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return Postgres.running(pidFile)
                    .filter(process -> lines.size() > 3)
                    .map(process -> Postgres.url(Integer.parseInt(lines.get(3).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase started(Path data) {
        if (!Files.exists(data.resolve("postgres/PG_VERSION"))) {
            throw new IllegalStateException("There is no data in " + data + "; start the service first");
        }
        Engines own = Engines.startDatabase(data);
        Map<String, String> configuration = own.configuration();
        return new EmbeddedDatabase(
                configuration.getOrDefault(Engines.DATABASE, ""), Postgres.USER, Optional.empty(), Optional.of(own));
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public Optional<String> password() {
        return password;
    }

    @Override
    public void close() {
        own.ifPresent(Engines::close);
    }
}

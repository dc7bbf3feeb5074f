package org.shuyuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** @param engines where programs may be unpacked to */
    public static EmbeddedDatabase of(Path engines, Path data) {
        Optional<String> configured = Engines.configured(Engines.DATABASE);
        if (configured.isPresent()) {
            return new EmbeddedDatabase(
                    configured.get(),
                    Engines.configured(Engines.DATABASE_USER).orElse("postgres"),
                    Engines.configured(Engines.DATABASE_PASSWORD),
                    Optional.empty());
        }
        return running(data)
                .map(url -> new EmbeddedDatabase(url, Postgres.USER, password(data), Optional.empty()))
                .orElseGet(() -> started(engines, data));
    }

    private static Optional<String> running(Path data) {
        try {
            return Postmaster.of(data.resolve("postgres"))
                    .filter(database -> database.port() > 0)
                    .map(database -> Postgres.url(database.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase started(Path engines, Path data) {
        if (!Files.exists(data.resolve("postgres/PG_VERSION"))) {
            throw new IllegalStateException("There is no data in " + data + "; start the service first");
        }
        Engines own = Engines.startDatabase(engines, data);
        Map<String, String> configuration = own.configuration();
        return new EmbeddedDatabase(
                configuration.getOrDefault(Engines.DATABASE, ""), Postgres.USER, password(data), Optional.of(own));
    }

    private static Optional<String> password(Path data) {
        try {
            return Files.exists(DatabasePassword.file(data))
                    ? Optional.of(DatabasePassword.read(data).value())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

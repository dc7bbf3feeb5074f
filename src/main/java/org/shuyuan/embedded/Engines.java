package org.shuyuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The engines that this process runs as its children, and the configuration that points at them. What the operator has
 * configured already is left alone: each engine is replaced by a real server by naming that server.
 */
public final class Engines implements AutoCloseable {

    static final String DATABASE = "quarkus.datasource.jdbc.url";
    static final String DATABASE_USER = "quarkus.datasource.username";
    static final String SEARCH = "quarkus.hibernate-search-orm.elasticsearch.hosts";

    private final FileLock lock;
    private final Optional<Postgres> postgres;
    private final Optional<SearchEngine> search;

    private Engines(FileLock lock, Optional<Postgres> postgres, Optional<SearchEngine> search) {
        this.lock = lock;
        this.postgres = postgres;
        this.search = search;
    }

    /** Starts, side by side, those engines for which nothing is configured. Blocks until they answer. */
    public static Engines start(Path engineDirectory, Path data) {
        FileLock lock = lock(data.toAbsolutePath());
        var postgres = CompletableFuture.supplyAsync(
                () -> isConfigured(DATABASE) ? null : Postgres.start(data.toAbsolutePath()));
        var search = CompletableFuture.supplyAsync(() -> isConfigured(SEARCH)
                ? null
                : SearchEngine.start(
                        engineDirectory.toAbsolutePath(), data.toAbsolutePath().resolve("search")));
        try {
            CompletableFuture.allOf(postgres, search).join();
        } catch (RuntimeException failed) {
            closeIfStarted(postgres);
            closeIfStarted(search);
            throw failed;
        }
        return new Engines(lock, Optional.ofNullable(postgres.join()), Optional.ofNullable(search.join()));
    }

    /** The embedded database alone, for a command that the service isn't needed for. */
    static Engines startDatabase(Path data) {
        FileLock lock = lock(data.toAbsolutePath());
        return new Engines(lock, Optional.of(Postgres.start(data.toAbsolutePath())), Optional.empty());
    }

    public Map<String, String> configuration() {
        Map<String, String> configuration = new HashMap<>();
        postgres.ifPresent(database -> configuration.putAll(database.configuration()));
        search.ifPresent(engine -> configuration.put(SEARCH, engine.address()));
        return configuration;
    }

    @Override
    public void close() {
        search.ifPresent(SearchEngine::close);
        postgres.ifPresent(Postgres::close);
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeIfStarted(CompletableFuture<? extends @Nullable AutoCloseable> starting) {
        if (starting.isCompletedExceptionally()) {
            return;
        }
        AutoCloseable started = starting.join();
        try {
            if (started != null) {
                started.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isConfigured(String property) {
        return configured(property).isPresent();
    }

    /** The service isn't up yet, so its configuration is read where operators put it: system properties, environment. */
    static Optional<String> configured(String property) {
        String variable = property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(property)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    private static FileLock lock(Path data) {
        try {
            Files.createDirectories(data);
            FileLock lock = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                throw new IllegalStateException("Another Shuyuan is running on " + data);
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

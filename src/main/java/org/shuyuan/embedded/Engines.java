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
import org.jboss.logging.Logger;

/**
 * The engines that this process runs as its children, and the configuration that points at them. What the operator has
 * configured already is left alone: each engine is replaced by a real server by naming that server.
 */
public final class Engines implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Engines.class);

    static final String DATABASE = "quarkus.datasource.jdbc.url";
    static final String DATABASE_USER = "quarkus.datasource.username";
    static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    static final String SEARCH = "quarkus.hibernate-search-orm.elasticsearch.hosts";

    private final FileLock lock;
    private final Optional<Postgres> postgres;
    private final Optional<SearchEngine> search;

    private Engines(FileLock lock, Optional<Postgres> postgres, Optional<SearchEngine> search) {
        this.lock = lock;
        this.postgres = postgres;
        this.search = search;
    }

    /**
     * Starts, side by side, those engines for which nothing is configured. Blocks until the database answers; the search
     * engine takes longer, and comes up beside the service, which can do without it.
     */
    public static Engines start(Path engineDirectory, Path data) {
        Path home = data.toAbsolutePath();
        FileLock lock = lock(home);
        long begin = System.nanoTime();
        Optional<SearchEngine> search = isConfigured(SEARCH)
                ? Optional.empty()
                : Optional.of(SearchEngine.start(engineDirectory.toAbsolutePath(), home.resolve("search")));
        try {
            Optional<Postgres> postgres = isConfigured(DATABASE)
                    ? Optional.empty()
                    : Optional.of(Postgres.start(programs(engineDirectory, home).resolve("postgres"), home));
            LOG.infof("The engines were started; the database answers after %.1f s", seconds(begin));
            return new Engines(lock, postgres, search);
        } catch (RuntimeException failed) {
            search.ifPresent(SearchEngine::close);
            throw failed;
        }
    }

    /** The embedded database alone, for a command that the service isn't needed for. */
    static Engines startDatabase(Path engineDirectory, Path data) {
        FileLock lock = lock(data.toAbsolutePath());
        Path programs = programs(engineDirectory, data.toAbsolutePath()).resolve("postgres");
        return new Engines(lock, Optional.of(Postgres.start(programs, data.toAbsolutePath())), Optional.empty());
    }

    /**
     * Where programs are unpacked to: beside the engines, once for all data, or with the data where the engines belong to
     * somebody else.
     */
    public static Path programs(Path engineDirectory, Path data) {
        return Files.isWritable(engineDirectory)
                ? engineDirectory.toAbsolutePath().resolve("unpacked")
                : data.resolve("cache");
    }

    /** Blocks until every engine answers, for those that can't do without. */
    void await() {
        search.ifPresent(SearchEngine::await);
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

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
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

package org.shuyuan.share.bag;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.storage.Leftovers;
import org.shuyuan.work.Incarnation;

/**
 * Where bags lie that were sent here, and one file of them at a time. The nodes of one service share it: what a killed one has
 * left goes when that node starts again, or when nobody has written to it for a day; but for the bags that are still to be
 * taken in.
 */
@ApplicationScoped
class BagFolder {

    /** Longer than anything is received or read. */
    private static final Duration LONG = Duration.ofDays(1);

    private final Path path;
    private final Incarnation incarnation;
    private final BagImports imports;

    BagFolder(BagConfig config, Incarnation incarnation, DataSource database, Clock clock) {
        this.path = config.directory().toAbsolutePath();
        this.incarnation = incarnation;
        this.imports = new BagImports(database, clock);
    }

    /** Before any job and any request. */
    void start(@Observes StartupEvent event) throws IOException, SQLException {
        Set<String> wanted = imports.wanted();
        Optional<String> former = incarnation.former().map(BagFolder::prefix);
        Leftovers.sweep(
                path, file -> former.filter(name(file)::startsWith).isPresent() && !wanted.contains(name(file)));
    }

    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() throws IOException, SQLException {
        Set<String> wanted = imports.wanted();
        Leftovers.sweep(path, LONG, file -> !wanted.contains(name(file)));
    }

    /** A file that isn't there yet: whoever asks makes it, and deletes it. */
    Path fresh(String ending) throws IOException {
        return Files.createDirectories(path).resolve(prefix(incarnation.name()) + UUID.randomUUID() + ending);
    }

    private static String prefix(String incarnation) {
        return incarnation + "-";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

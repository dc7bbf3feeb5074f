package org.shuyuan.share.bag;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.shuyuan.storage.Leftovers;

/**
 * Where bags lie that were sent here, and one file of them at a time. The nodes of one service share it: what a killed one has
 * left goes when nobody has written to it for a day, but for the bags that are still to be taken in.
 */
@ApplicationScoped
class BagFolder {

    /** Longer than anything is received or read. */
    private static final Duration LONG = Duration.ofDays(1);

    private final Path path;
    private final BagImports imports;

    BagFolder(BagConfig config, DataSource database, Clock clock) {
        this.path = config.directory().toAbsolutePath();
        this.imports = new BagImports(database, clock);
    }

    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() throws IOException, SQLException {
        Set<String> wanted = imports.wanted();
        Leftovers.sweep(path, LONG, file -> !wanted.contains(String.valueOf(file.getFileName())));
    }

    /** A file that isn't there yet: whoever asks makes it, and deletes it. */
    Path fresh(String ending) throws IOException {
        return Files.createDirectories(path).resolve(Leftovers.name() + ending);
    }
}

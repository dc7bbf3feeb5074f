package org.shuyuan.share.bag;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.shuyuan.storage.Leftovers;

/**
 * Where bags lie that were sent here, and one file of them at a time. What a killed process has left goes when the next one
 * starts, but for the bags that are still to be taken in.
 */
@ApplicationScoped
class BagFolder {

    private final Path path;
    private final BagImports imports;

    BagFolder(BagConfig config, DataSource database, Clock clock) {
        this.path = config.directory().toAbsolutePath();
        this.imports = new BagImports(database, clock);
    }

    /** Before any job and any request. */
    void start(@Observes StartupEvent event) throws IOException, SQLException {
        Set<String> wanted = imports.wanted();
        Leftovers.sweep(path, file -> !wanted.contains(String.valueOf(file.getFileName())));
    }

    /** A file that isn't there yet: whoever asks makes it, and deletes it. */
    Path fresh(String ending) throws IOException {
        return Files.createDirectories(path).resolve(Leftovers.name() + ending);
    }
}

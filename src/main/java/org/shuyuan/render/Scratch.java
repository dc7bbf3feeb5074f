package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.RenderConfig;

/** Folders for work in progress, gone when it ends; those of a process that was killed go when the next one works. */
@ApplicationScoped
public class Scratch {

    private static final Logger LOG = Logger.getLogger(Scratch.class);

    private final Path root;
    private final String mine = ProcessHandle.current().pid() + "-";
    private boolean swept;

    Scratch(RenderConfig config) {
        this.root = config.scratch().toAbsolutePath();
    }

    /** A folder of one piece of work. */
    public record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() {
            delete(path);
        }
    }

    public Folder open() throws IOException {
        sweep();
        return new Folder(Files.createDirectories(root.resolve(mine + UUID.randomUUID())));
    }

    private synchronized void sweep() throws IOException {
        if (swept) {
            return;
        }
        swept = true;
        Files.createDirectories(root);
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(this::abandoned).forEach(Scratch::delete);
        }
    }

    private boolean abandoned(Path folder) {
        String name = folder.getFileName().toString();
        int dash = name.indexOf('-');
        return dash > 0
                && name.substring(0, dash).matches("\\d{1,18}")
                && !name.startsWith(mine)
                && ProcessHandle.of(Long.parseLong(name.substring(0, dash))).isEmpty();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s can't be deleted: %s", folder, e.getMessage());
        }
    }
}

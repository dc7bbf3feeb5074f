package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.storage.Leftovers;

/** Folders for work in progress, gone when it ends; those of a process that was killed go when the next one works. */
@ApplicationScoped
public class Scratch {

    private final Path root;
    private boolean swept;

    Scratch(RenderConfig config) {
        this.root = config.scratch().toAbsolutePath();
    }

    /** A folder of one piece of work. */
    public record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() {
            Leftovers.delete(path);
        }
    }

    public Folder open() throws IOException {
        sweep();
        return new Folder(Files.createDirectories(root.resolve(Leftovers.name())));
    }

    private synchronized void sweep() throws IOException {
        if (!swept) {
            swept = true;
            Leftovers.sweep(root);
        }
    }
}

package org.shuyuan.work;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * This process among all that have worked and will work. Each has a name of its own, so that a node that comes back isn't
 * taken for the one that went. Whoever holds the file of a node knows that the process before it is dead, however it
 * ended, and needn't wait for its heartbeats to fail before its work is taken up.
 */
@ApplicationScoped
public class Incarnation {

    private static final String FILE = "node";

    private final String name = UUID.randomUUID().toString();
    private final @Nullable FileChannel file;
    private final Optional<String> former;

    Incarnation(WorkConfig config) {
        try {
            Files.createDirectories(config.home());
            this.file = held(config.home().resolve(FILE));
            this.former = file == null ? Optional.empty() : renamed(file, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** Who worked here before and is dead; nobody where the node is new, or another process works here too. */
    public Optional<String> former() {
        return former;
    }

    @PreDestroy
    void leave() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Opened and locked until this process ends; null where another one has it. */
    private static @Nullable FileChannel held(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Twice in one process.
        }
        channel.close();
        return null;
    }

    private static Optional<String> renamed(FileChannel channel, String name) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(64);
        channel.read(before, 0);
        String former = new String(before.array(), 0, before.position(), StandardCharsets.US_ASCII).strip();
        // Names are of one length, so there is no moment at which half of one stands there alone.
        channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(false);
        return Optional.of(former).filter(text -> !text.isEmpty());
    }
}

package org.shuyuan.intake;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The bytes of one upload that are here so far, held by one writer. The file's length is the truth about the offset, whatever happened to the
 * process before: a kill keeps every byte that was written. Bytes of a request whose checksum is still to be judged are in doubt: a small
 * file beside it says where they begin, and the next opening cuts them off.
 */
final class PartFile implements AutoCloseable {
    private static final String PART = "part";
    private static final String DOUBT = "doubt";

    private final Path directory;
    private final FileChannel channel;

    /** Held for as long as the channel is open. */
    private final FileLock lock;

    private long offset;

    private PartFile(Path directory, FileChannel channel, FileLock lock) throws IOException {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
        long doubtful = doubt(directory);
        this.offset = Math.min(channel.size(), doubtful);
        if (doubtful < Long.MAX_VALUE) {
            cutBackTo(offset);
        }
        channel.position(offset);
    }

    /** Makes an upload of no bytes yet. */
    static void make(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.createFile(path(directory));
    }

    /**
     * Opens it for writing; empty when somebody else has it open, in this process or another.
     *
     * @throws java.nio.file.NoSuchFileException when its bytes were deleted
     */
    static Optional<PartFile> tryOpen(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(path(directory), READ, WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new PartFile(directory, channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of ours is at it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** How many bytes are safely here, without opening it; zero when there is no such upload. */
    static long offset(Path directory) throws IOException {
        Path part = path(directory);
        return Files.exists(part) ? Math.min(Files.size(part), doubt(directory)) : 0;
    }

    static Path path(Path directory) {
        return directory.resolve(PART);
    }

    Path path() {
        return path(directory);
    }

    long offset() {
        return offset;
    }

    /** @throws Problem STORAGE_FULL */
    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (left.hasRemaining()) {
                offset += channel.write(left);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() < left.remaining()) {
                throw Problem.because(e, ProblemType.STORAGE_FULL);
            }
            throw e;
        }
    }

    /** Forces to the disk what is here; more may be appended meanwhile. */
    void force() throws IOException {
        channel.force(false);
    }

    /** What follows is in doubt until {@link #keep}. */
    void beginDoubt() throws IOException {
        Files.writeString(directory.resolve(DOUBT), Long.toString(offset));
    }

    /** Forces the bytes to the disk, and takes away any doubt. */
    void keep() throws IOException {
        force();
        Files.deleteIfExists(directory.resolve(DOUBT));
    }

    /** Throws away everything from that offset on. */
    void cutBackTo(long earlier) throws IOException {
        channel.truncate(earlier);
        channel.position(earlier);
        offset = earlier;
        keep();
    }

    @Override
    public void close() throws IOException {
        lock.close();
        channel.close();
    }

    private static long doubt(Path directory) throws IOException {
        Path file = directory.resolve(DOUBT);
        if (!Files.exists(file)) {
            return Long.MAX_VALUE;
        }
        String text = Files.readString(file).strip();
        // Killed while it was being written: nothing had followed yet, but we can't say from where.
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}

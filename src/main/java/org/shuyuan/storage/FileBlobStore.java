package org.shuyuan.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Blobs as files {@code ab/cd/abcd…} below one directory, on one machine or a network file system. A file gets its name by an atomic move or
 * a hard link, after its bytes were forced to the disk: what has a name is whole, also after the power went.
 */
public final class FileBlobStore implements BlobStore {
    private static final int BUFFER = 256 * 1024;

    private final Path root;
    private final Path arriving;

    /** @param root the directory; made when it isn't there */
    public FileBlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.arriving = this.root.resolve("arriving");
        quietly(() -> {
            Files.createDirectories(arriving);
            // Of processes that were killed; several nodes may share the directory.
            Leftovers.sweep(arriving, Duration.ofDays(1), _ -> true);
            return arriving;
        });
    }

    @Override
    public Blob put(Path file) {
        return quietly(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                return copyIn(in);
            }
        });
    }

    @Override
    public Blob put(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        if (has(digest)) {
            return new Blob(digest, bytes.length);
        }
        return quietly(() -> copyIn(new ByteArrayInputStream(bytes)));
    }

    @Override
    public Blob adopt(Path file, Digest digest) {
        return quietly(() -> {
            if (has(digest)) {
                return new Blob(digest, size(digest));
            }
            force(file);
            Path home = home(digest);
            Files.createDirectories(shelf(digest));
            try {
                // A link rather than a move: when the caller's transaction fails, its file is still where it was.
                Files.createLink(home, file);
            } catch (FileAlreadyExistsException e) {
                return new Blob(digest, size(digest));
            } catch (IOException | UnsupportedOperationException e) {
                // Another file system, or one without hard links: the price is one copy.
                Blob copied = put(file);
                if (!copied.digest().equals(digest)) {
                    throw new IOException("the file isn't what it was said to be: " + copied.digest(), e);
                }
                return copied;
            }
            force(shelf(digest));
            return new Blob(digest, Files.size(home));
        });
    }

    @Override
    public boolean has(Digest digest) {
        return Files.isRegularFile(home(digest));
    }

    @Override
    public long size(Digest digest) {
        return present(digest, () -> Files.size(home(digest)));
    }

    @Override
    public InputStream open(Digest digest) {
        return present(digest, () -> Files.newInputStream(home(digest)));
    }

    @Override
    public InputStream open(Digest digest, long from, long length) {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException("a range below zero: " + from + ", " + length);
        }
        return present(digest, () -> {
            FileChannel channel = FileChannel.open(home(digest), READ).position(from);
            return new BoundedStream(Channels.newInputStream(channel), length);
        });
    }

    @Override
    public boolean here() {
        return true;
    }

    @Override
    public LocalCopy local(Digest digest) {
        if (!has(digest)) {
            throw new BlobMissing(digest);
        }
        return new Itself(home(digest));
    }

    @Override
    public Optional<URI> presigned(Digest digest, Duration life, String mediaType) {
        return Optional.empty();
    }

    @Override
    public void delete(Digest digest) {
        quietly(() -> Files.deleteIfExists(home(digest)));
    }

    @Override
    public String name() {
        return "files in " + root;
    }

    @Override
    public void check() {
        if (!Files.isDirectory(arriving) || !Files.isWritable(arriving)) {
            throw new UncheckedIOException(
                    new IOException("the directory " + root + " is missing or can't be written"));
        }
    }

    private Blob copyIn(InputStream in) throws IOException {
        Path arrival = arriving.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest sha = Digest.fresh();
            long size = 0;
            try (FileChannel out = FileChannel.open(arrival, CREATE_NEW, WRITE)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sha.update(buffer, 0, n);
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                    while (bytes.hasRemaining()) {
                        size += out.write(bytes);
                    }
                }
                out.force(true);
            }
            Digest digest = Digest.finished(sha.digest());
            Path home = home(digest);
            Files.createDirectories(shelf(digest));
            Files.move(arrival, home, StandardCopyOption.ATOMIC_MOVE);
            force(shelf(digest));
            return new Blob(digest, size);
        } finally {
            Files.deleteIfExists(arrival);
        }
    }

    private Path shelf(Digest digest) {
        return root.resolve(digest.hex().substring(0, 2)).resolve(digest.hex().substring(2, 4));
    }

    private Path home(Digest digest) {
        return shelf(digest).resolve(digest.hex());
    }

    /** A directory is forced too, or its new name could be lost with the power. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    private <T> T present(Digest digest, Reading<T> reading) {
        return quietly(() -> {
            try {
                return reading.read();
            } catch (NoSuchFileException e) {
                throw new BlobMissing(digest);
            }
        });
    }

    private static <T> T quietly(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** The blob's own file; there is nothing to give up. */
    private record Itself(Path path) implements LocalCopy {
        @Override
        public void close() {}
    }
}

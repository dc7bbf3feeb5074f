package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.shuyuan.storage.Digest;

/** Files that are still coming, as far as they have come. The length of each is the truth about it, whatever happened before. */
@ApplicationScoped
class Parts {

    private static final String ENDING = ".part";
    /** What nobody has gone on with for so long is not waited for. */
    private static final Duration OLD = Duration.ofDays(7);

    private final Path directory;
    private final Clock clock;
    private final Set<Digest> open = ConcurrentHashMap.newKeySet();

    @Inject
    Parts(CopyConfig config, Clock clock) {
        this(config.directory(), clock);
    }

    Parts(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** One of them, in the hands of one copy. */
    final class Part implements AutoCloseable {

        private final Digest digest;

        private Part(Digest digest) {
            this.digest = digest;
        }

        Path path() {
            return directory.resolve(digest.hex() + ENDING);
        }

        long length() throws IOException {
            return Files.exists(path()) ? Files.size(path()) : 0;
        }

        /** Whether these are the bytes that were announced. */
        boolean whole(long size) throws IOException {
            return length() == size && Digest.of(path()).equals(digest);
        }

        /** Nothing of it is good. */
        void clear() throws IOException {
            Files.deleteIfExists(path());
        }

        @Override
        public void close() {
            open.remove(digest);
        }
    }

    /** The part of this file; nothing while another copy brings the same. */
    Optional<Part> open(Digest digest) throws IOException {
        Files.createDirectories(directory);
        return open.add(digest) ? Optional.of(new Part(digest)) : Optional.empty();
    }

    void clear() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> parts =
                    files.filter(file -> file.toString().endsWith(ENDING)).toList();
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part)
                        .toInstant()
                        .isBefore(clock.instant().minus(OLD))) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}

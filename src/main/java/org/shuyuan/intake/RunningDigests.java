package org.shuyuan.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import org.shuyuan.storage.Digest;

/** The SHA-256 of uploads between their requests, so that the last byte brings the digest with it. Only a shortcut: the disk knows too. */
@ApplicationScoped
class RunningDigests {
    private static final int BUFFER = 256 * 1024;

    private final Cache<UUID, Reached> reached = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(6))
            .build();

    private record Reached(long offset, MessageDigest sha) {}

    /** The calculation over all bytes up to the part's offset; its caller may go on with it. Reads the disk again after a restart. */
    MessageDigest upTo(UUID upload, PartFile part) throws IOException {
        Reached known = reached.getIfPresent(upload);
        if (known != null && known.offset() == part.offset()) {
            return copy(known.sha());
        }
        return reread(part);
    }

    void remember(UUID upload, long offset, MessageDigest sha) {
        reached.put(upload, new Reached(offset, copy(sha)));
    }

    void forget(UUID upload) {
        reached.invalidate(upload);
    }

    private static MessageDigest reread(PartFile part) throws IOException {
        MessageDigest sha = Digest.fresh();
        byte[] buffer = new byte[BUFFER];
        long left = part.offset();
        try (InputStream in = Files.newInputStream(part.path())) {
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("the part file is shorter than its length");
                }
                sha.update(buffer, 0, n);
                left -= n;
            }
        }
        return sha;
    }

    private static MessageDigest copy(MessageDigest sha) {
        try {
            return (MessageDigest) sha.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's SHA-256 can be copied", e);
        }
    }
}

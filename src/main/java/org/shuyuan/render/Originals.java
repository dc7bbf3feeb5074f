package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;

/**
 * The originals that chunks are made of, as files of this machine. From a distant store one is fetched once for all the
 * chunks that this node takes of it, and given back when the node turns to another.
 */
@ApplicationScoped
class Originals {

    private final BlobStore blobs;
    private final Map<Digest, Held> held = new HashMap<>();

    Originals(BlobStore blobs) {
        this.blobs = blobs;
    }

    private static final class Held {
        private final LocalCopy copy;
        private int users;

        Held(LocalCopy copy) {
            this.copy = copy;
        }
    }

    /** To be closed after use; the file stays as long as anybody uses it. */
    synchronized LocalCopy open(Digest digest) {
        held.entrySet().removeIf(other -> !other.getKey().equals(digest) && idle(other.getValue()));
        Held original = held.computeIfAbsent(digest, _ -> new Held(blobs.local(digest)));
        original.users++;
        return new LocalCopy() {
            @Override
            public Path path() {
                return original.copy.path();
            }

            @Override
            public void close() {
                release(digest);
            }
        };
    }

    private synchronized void release(Digest digest) {
        Objects.requireNonNull(held.get(digest)).users--;
    }

    private static boolean idle(Held original) {
        if (original.users > 0) {
            return false;
        }
        original.copy.close();
        return true;
    }
}

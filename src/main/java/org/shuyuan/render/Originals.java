package org.shuyuan.render;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;

/**
 * The originals that chunks are made of, as files of this machine. From a distant store one is fetched once for all the
 * chunks that this node takes of it; organisations take turns, so a few stay while others are worked on.
 */
@ApplicationScoped
class Originals {

    private static final int KEPT = 4;

    private final BlobStore blobs;
    /** The one that was used last at the end. */
    private final Map<Digest, Held> held = new LinkedHashMap<>(16, 0.75f, true);

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
        Held original = held.computeIfAbsent(digest, _ -> new Held(blobs.local(digest)));
        original.users++;
        Iterator<Held> oldest = held.values().iterator();
        while (held.size() > KEPT && oldest.hasNext()) {
            Held other = oldest.next();
            if (other.users == 0) {
                other.copy.close();
                oldest.remove();
            }
        }
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
        Held original = held.get(digest);
        if (original != null) {
            original.users--;
        }
    }

    /** Nobody uses them any more. */
    @PreDestroy
    synchronized void giveBack() {
        held.values().forEach(original -> original.copy.close());
        held.clear();
    }
}

package org.shuyuan.render;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ladder.RewrapWork;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;

/**
 * The originals that chunks are made of, as files of this machine. From a distant store one is fetched once for all the
 * chunks that this node takes of it; organisations take turns, so a few stay while others are worked on. Where tracks can't be
 * read apart from each other, a copy in which they can takes their place.
 */
@ApplicationScoped
public class Originals {

    private static final Logger LOG = Logger.getLogger(Originals.class);
    private static final int KEPT = 4;

    private final BlobStore blobs;
    private final RewrapWork rewrap;
    private final Scratch scratch;
    /** The one that was used last at the end. */
    private final Map<Digest, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    Originals(BlobStore blobs, RewrapWork rewrap, Scratch scratch) {
        this.blobs = blobs;
        this.rewrap = rewrap;
        this.scratch = scratch;
    }

    /** One of them: whoever asks first fetches it, and only those who want the same wait. */
    private final class Held {
        private final Digest digest;
        private @Nullable Path file;
        private @Nullable AutoCloseable kept;
        private int users;

        Held(Digest digest) {
            this.digest = digest;
        }

        synchronized Path file() throws IOException, InterruptedException {
            if (file == null) {
                file = fetched();
            }
            return file;
        }

        private Path fetched() throws IOException, InterruptedException {
            LocalCopy copy = blobs.local(digest);
            try {
                Optional<Path> even = rewrapped(copy.path());
                if (even.isEmpty()) {
                    kept = copy;
                    return copy.path();
                }
                copy.close();
                return even.get();
            } catch (IOException | InterruptedException | RuntimeException e) {
                copy.close();
                throw e;
            }
        }

        private Optional<Path> rewrapped(Path upload) throws IOException, InterruptedException {
            Scratch.Folder folder = scratch.open();
            Optional<Path> even = Optional.empty();
            try {
                even = rewrap.of(upload, folder.path());
                return even;
            } finally {
                if (even.isPresent()) {
                    kept = folder;
                } else {
                    folder.close();
                }
            }
        }

        synchronized void close() {
            try {
                if (kept != null) {
                    kept.close();
                }
            } catch (Exception e) {
                LOG.warnf("%s can't be given back: %s", file, e.getMessage());
            }
        }
    }

    /**
     * To be closed after use; the file stays as long as anybody uses it.
     *
     * @throws Problem as {@link RewrapWork#of}
     */
    public LocalCopy open(Digest digest) throws IOException, InterruptedException {
        Held original = taken(digest);
        try {
            Path file = original.file();
            return new LocalCopy() {
                @Override
                public Path path() {
                    return file;
                }

                @Override
                public void close() {
                    release(original);
                }
            };
        } catch (IOException | InterruptedException | RuntimeException e) {
            release(original);
            throw e;
        }
    }

    private synchronized Held taken(Digest digest) {
        Held original = held.computeIfAbsent(digest, Held::new);
        original.users++;
        giveBackWhatIsIdle();
        return original;
    }

    private void giveBackWhatIsIdle() {
        Iterator<Held> oldest = held.values().iterator();
        while (held.size() > KEPT && oldest.hasNext()) {
            Held other = oldest.next();
            if (other.users == 0) {
                other.close();
                oldest.remove();
            }
        }
    }

    private synchronized void release(Held original) {
        original.users--;
    }

    /** Nobody uses them any more. */
    @PreDestroy
    synchronized void giveBack() {
        held.values().forEach(Held::close);
        held.clear();
    }
}

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

    private static final class Held {
        private final Path file;
        private final AutoCloseable kept;
        private int users;

        Held(Path file, AutoCloseable kept) {
            this.file = file;
            this.kept = kept;
        }
    }

    /**
     * To be closed after use; the file stays as long as anybody uses it.
     *
     * @throws Problem as {@link RewrapWork#of}
     */
    public synchronized LocalCopy open(Digest digest) throws IOException, InterruptedException {
        Held original = held.get(digest);
        if (original == null) {
            original = fetched(digest);
            held.put(digest, original);
        }
        original.users++;
        giveBackWhatIsIdle();
        Path file = original.file;
        return new LocalCopy() {
            @Override
            public Path path() {
                return file;
            }

            @Override
            public void close() {
                release(digest);
            }
        };
    }

    private Held fetched(Digest digest) throws IOException, InterruptedException {
        LocalCopy copy = blobs.local(digest);
        Scratch.Folder folder = scratch.open();
        try {
            Optional<Path> rewrapped = rewrap.of(copy.path(), folder.path());
            if (rewrapped.isPresent()) {
                copy.close();
                return new Held(rewrapped.get(), folder);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            copy.close();
            folder.close();
            throw e;
        }
        folder.close();
        return new Held(copy.path(), copy);
    }

    private void giveBackWhatIsIdle() {
        Iterator<Held> oldest = held.values().iterator();
        while (held.size() > KEPT && oldest.hasNext()) {
            Held other = oldest.next();
            if (other.users == 0) {
                close(other);
                oldest.remove();
            }
        }
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
        held.values().forEach(Originals::close);
        held.clear();
    }

    private static void close(Held original) {
        try {
            original.kept.close();
        } catch (Exception e) {
            LOG.warnf("%s can't be given back: %s", original.file, e.getMessage());
        }
    }
}

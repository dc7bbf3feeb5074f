package org.shuyuan.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Stores bundles as blobs, and reads them back. */
@ApplicationScoped
public class Bundles {
    /** Paths, over all bundles held in memory: some 150 bytes each, so at most about 30 MB. */
    private static final long REMEMBERED_PATHS = 200_000;

    private final BlobStore blobs;
    private final Cache<Digest, Bundle> remembered = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_PATHS)
            .weigher((Digest digest, Bundle bundle) -> 1 + bundle.entries().size())
            .build();

    public Bundles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Stores the bundle; its files must be in the store already. Equal bundles get the same digest. */
    public Digest store(Bundle bundle) {
        Digest digest = blobs.put(bundle.encode()).digest();
        remembered.put(digest, bundle);
        return digest;
    }

    /**
     * The bundle of that digest. Asked for every segment that is played, so it answers from memory when it can: a digest never changes its
     * meaning.
     *
     * @throws BlobMissing when there is no such blob
     * @throws IllegalArgumentException when the blob isn't a bundle
     */
    public Bundle load(Digest digest) {
        return remembered.get(digest, this::read);
    }

    /** The bundle, where it can be told without asking the store. */
    public Optional<Bundle> remembered(Digest digest) {
        return Optional.ofNullable(remembered.getIfPresent(digest));
    }

    private Bundle read(Digest digest) {
        try (InputStream in = blobs.open(digest)) {
            return Bundle.decode(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

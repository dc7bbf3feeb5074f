package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;

/**
 * Sends players to the store itself for picture and sound, where the store has addresses of its own and the operator
 * wants it so. Whoever has such an address reads that one file until it ends, whatever becomes of the grant meanwhile.
 */
@ApplicationScoped
public class DirectBytes {

    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final BlobStore blobs;
    private final boolean wanted;
    private final Duration life;
    /** For half of its life an address is given again, so that browsers keep what they have loaded from it. */
    private final Cache<Bundle.Entry, URI> addresses;

    private volatile @Nullable String origin;

    DirectBytes(BlobStore blobs, PlayConfig config) {
        this.blobs = blobs;
        this.wanted = config.direct();
        this.life = config.directLife();
        this.addresses = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(life.dividedBy(2))
                .build();
    }

    /**
     * Where media come from besides this service, as one more source of a content policy (CSP 3, 2.3.1), with the space before
     * it; empty where from nowhere else.
     */
    public String source() {
        if (!wanted || blobs.here()) {
            return "";
        }
        String known = origin;
        if (known == null) {
            URI address = blobs.presigned(NOTHING, life, "video/mp4").orElseThrow();
            known = " " + address.getScheme() + "://" + address.getAuthority();
            origin = known;
        }
        return known;
    }

    /** Whether this file is fetched from the store. Small ones aren't: the way there would take longer than the bytes. */
    boolean takes(String path, Bundle.Entry entry) {
        return wanted
                && entry.size() > Served.SMALL
                && (entry.mediaType().startsWith("video/") || entry.mediaType().startsWith("audio/"))
                && !PlaybackBundle.isSaved(path)
                && !blobs.here();
    }

    /** An address that was made lately. */
    Optional<URI> remembered(Bundle.Entry entry) {
        return Optional.ofNullable(addresses.getIfPresent(entry));
    }

    /** The address, good for half of the life of one at least. */
    URI address(Bundle.Entry entry) {
        return addresses.get(
                entry,
                wanted -> blobs.presigned(wanted.digest(), life, wanted.mediaType())
                        .orElseThrow());
    }

    /** How long an address is good for at least when it is given. */
    Duration lasts() {
        return life.dividedBy(2);
    }
}

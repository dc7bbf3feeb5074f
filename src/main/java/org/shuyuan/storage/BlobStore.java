package org.shuyuan.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Immutable bytes under the name of their SHA-256. A blob is there whole or not at all; putting the same bytes twice stores them once. Every
 * method may be called by many threads and many nodes at the same time.
 *
 * <p>Unless said otherwise a method throws {@link BlobMissing} when the digest isn't there, and {@link java.io.UncheckedIOException} when the
 * store can't be reached, read or written.
 */
public interface BlobStore {
    /** Stores a copy of the file; the file stays as it is. */
    Blob put(Path file);

    /** Stores some few bytes that are in memory anyway: a manifest, a playlist, a picture. */
    Blob put(byte[] bytes);

    /**
     * Stores a file whose digest the caller has computed already, and without copying where the store can. The caller gives the file up: it
     * never writes to it again, and deletes it when its own transaction is through; until then a repeated call does no harm.
     */
    Blob adopt(Path file, Digest digest);

    /** Whether the bytes are there. */
    boolean has(Digest digest);

    /** How many bytes there are. */
    long size(Digest digest);

    /** All bytes from the first. The caller closes the stream. */
    InputStream open(Digest digest);

    /**
     * At most {@code length} bytes from the zero-based position {@code from}; fewer when the blob ends before. The caller closes the stream.
     *
     * @throws IllegalArgumentException when {@code from} or {@code length} is below zero
     */
    InputStream open(Digest digest, long from, long length);

    /** Whether the blobs are files on this machine, for which {@link #local} fetches nothing. */
    boolean here();

    /** The blob as a file on this machine. */
    LocalCopy local(Digest digest);

    /**
     * An address from which anybody who has it may read the bytes, by range too, until {@code life} is over; empty when the store has no
     * addresses of its own and the bytes must pass through us. Doesn't ask whether the blob is there.
     *
     * @param mediaType the Content-Type of the answer
     */
    Optional<URI> presigned(Digest digest, Duration life, String mediaType);

    /** Forgets the bytes. Nothing happens when they aren't there. */
    void delete(Digest digest);

    /** What this store is and where, in a few words for an operator: {@code files in /var/lib/shuyuan/blobs}. Holds no secrets. */
    String name();

    /**
     * Asks the store whether it could work now.
     *
     * @throws java.io.UncheckedIOException when it couldn't; the message says what is missing
     */
    void check();
}

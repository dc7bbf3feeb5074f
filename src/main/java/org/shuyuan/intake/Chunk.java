package org.shuyuan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The bytes of one request on their way to the end of a part file, in constant memory, hashed as they pass. SHA-256 takes as long as
 * everything else together, so one piece is hashed on another thread while it is written and the next one comes. The disk too begins
 * its work while bytes come, and doesn't have it all before it when the last one is here.
 */
final class Chunk {
    private static final Set<ProblemType> NOT_THE_FAULT_OF_THE_BYTES =
            EnumSet.of(ProblemType.UPLOAD_INTERRUPTED, ProblemType.STORAGE_FULL);

    private static final int BUFFER = 256 * 1024;
    /** So many bytes are forced to the disk at a time. */
    private static final long STRETCH = 32 << 20;

    private static final Executor BESIDE =
            task -> Thread.ofVirtual().name("upload-beside").start(task);

    private final PartFile part;
    private final MessageDigest sha;
    private final Optional<Checksum> checksum;

    /** Filled by turns: while one is filled, the other one is hashed. */
    private byte[] buffer = new byte[BUFFER];

    private byte[] other = new byte[BUFFER];

    private CompletableFuture<?> hashed = CompletableFuture.completedFuture(null);

    private CompletableFuture<?> forced = CompletableFuture.completedFuture(null);

    /** The offset up to which bytes are forced to the disk, or on their way there. */
    private long handed;

    /**
     * @param sha the calculation over all bytes before; goes on over these
     * @param checksum of this request alone
     */
    Chunk(PartFile part, MessageDigest sha, Optional<Checksum> checksum) {
        this.part = part;
        this.sha = sha;
        this.checksum = checksum;
        this.handed = part.offset();
    }

    /**
     * Takes the body to its end. When the connection breaks or the disk is full, what is written is kept; but of a request with a checksum
     * all is kept or nothing.
     *
     * @param room the most bytes that may come
     * @throws Problem UPLOAD_INTERRUPTED, STORAGE_FULL, CHECKSUM_MISMATCH, UPLOAD_LENGTH_EXCEEDED
     * @throws IOException when the disk fails
     */
    void receive(InputStream body, long room) throws IOException {
        long start = part.offset();
        if (checksum.isPresent()) {
            part.beginDoubt();
        }
        try {
            try {
                copy(body, start + room);
            } finally {
                hashed.join();
                await(forced);
            }
            if (checksum.isPresent() && !checksum.get().holds()) {
                throw Problem.of(ProblemType.CHECKSUM_MISMATCH);
            }
        } catch (Problem broken) {
            boolean keep = NOT_THE_FAULT_OF_THE_BYTES.contains(broken.type()) && checksum.isEmpty();
            if (!keep) {
                part.cutBackTo(start);
            }
            part.keep();
            throw broken;
        }
        part.keep();
    }

    private void copy(InputStream body, long end) throws IOException {
        boolean more = true;
        while (more && part.offset() < end) {
            int filled = 0;
            int wanted = (int) Math.min(buffer.length, end - part.offset());
            try {
                while (more && filled < wanted) {
                    int n = read(body, filled, wanted - filled);
                    more = n >= 0;
                    filled += Math.max(0, n);
                }
            } finally {
                take(filled);
            }
        }
        if (more && read(body, 0, 1) > 0) {
            throw Problem.of(ProblemType.UPLOAD_LENGTH_EXCEEDED, Long.toString(end));
        }
    }

    private int read(InputStream body, int from, int length) {
        try {
            return body.read(buffer, from, length);
        } catch (IOException e) {
            throw Problem.because(e, ProblemType.UPLOAD_INTERRUPTED);
        }
    }

    private void take(int length) throws IOException {
        byte[] piece = buffer;
        // Piece after piece in their order; and what was hashed may be overwritten.
        hashed.join();
        hashed = CompletableFuture.runAsync(() -> hash(piece, length), BESIDE);
        part.append(piece, length);
        buffer = other;
        other = piece;
        if (part.offset() - handed >= STRETCH && forced.isDone()) {
            // A disk that failed once may say nothing the second time.
            await(forced);
            handed = part.offset();
            forced = CompletableFuture.runAsync(this::force, BESIDE);
        }
    }

    private void force() {
        try {
            part.force();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletableFuture<?> forced) throws IOException {
        try {
            forced.join();
        } catch (CompletionException e) {
            throw new IOException("the disk takes no more", e.getCause());
        }
    }

    private void hash(byte[] piece, int length) {
        sha.update(piece, 0, length);
        checksum.ifPresent(check -> check.update(piece, length));
    }
}

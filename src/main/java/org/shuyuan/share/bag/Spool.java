package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** Reads files out of a bag, and believes no size and no digest before it has counted. */
final class Spool {

    private static final int PIECE = 128 * 1024;

    private final BagFolder folder;

    Spool(BagFolder folder) {
        this.folder = folder;
    }

    /**
     * Reads a file to its end.
     *
     * @param read is told of every piece
     * @throws Problem {@link ProblemType#BAG_FILE_ALTERED} where it has another size or other bytes
     */
    static void check(BagFiles bag, String name, long size, Digest digest, LongConsumer read) throws IOException {
        try (OutputStream nowhere = OutputStream.nullOutputStream()) {
            copy(bag, name, size, digest, nowhere, read);
        }
    }

    /** @throws Problem {@link ProblemType#ARCHIVE_BOMB} where it has more bytes than that */
    static Digest digest(BagFiles bag, String name, long most) throws IOException {
        MessageDigest sha = Digest.fresh();
        byte[] piece = new byte[PIECE];
        long count = 0;
        try (InputStream in = bag.open(name)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                count += length;
                if (count > most) {
                    throw Problem.of(ProblemType.ARCHIVE_BOMB, name);
                }
                sha.update(piece, 0, length);
            }
        }
        return Digest.finished(sha.digest());
    }

    /**
     * As {@link #check}, and answers the bytes.
     *
     * @throws Problem {@link ProblemType#ARCHIVE_BOMB} where it has more bytes than that
     */
    static byte[] bytes(BagFiles bag, String name, int most, Digest digest) throws IOException {
        try (InputStream in = bag.open(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.of(ProblemType.ARCHIVE_BOMB, name);
            }
            if (!Digest.of(bytes).equals(digest)) {
                throw Problem.of(ProblemType.BAG_FILE_ALTERED, name);
            }
            return bytes;
        }
    }

    /** As {@link #check}, and answers a file with the bytes, which the caller deletes. */
    Path file(BagFiles bag, String name, long size, Digest digest, LongConsumer read) throws IOException {
        Path file = folder.fresh(".part");
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(bag, name, size, digest, out, read);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(BagFiles bag, String name, long size, Digest digest, OutputStream out, LongConsumer read)
            throws IOException {
        MessageDigest sha = Digest.fresh();
        byte[] piece = new byte[PIECE];
        long count = 0;
        try (InputStream in = bag.open(name)) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                count += length;
                if (count > size) {
                    throw Problem.of(ProblemType.BAG_FILE_ALTERED, name);
                }
                sha.update(piece, 0, length);
                out.write(piece, 0, length);
                read.accept(length);
            }
        }
        if (count != size || !Digest.finished(sha.digest()).equals(digest)) {
            throw Problem.of(ProblemType.BAG_FILE_ALTERED, name);
        }
    }
}

package org.shuyuan.share.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The central directory of a zip, which is read into memory as a whole: how large it is, is asked for first (APPNOTE 4.3.14, 4.3.16). */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_SIZE = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_SIZE = 20;
    private static final int LONGEST_COMMENT = 65_535;
    private static final long UNTOLD = 0xffff_ffffL;
    /** Bytes that it takes for one file: a name of usual length, and what is told of it. */
    private static final long OF_ONE = 256;

    private ZipDirectory() {}

    /** @throws Problem {@link ProblemType#BAG_TOO_MANY} */
    static void requireSmall(Path file) throws IOException {
        try (FileChannel zip = FileChannel.open(file, StandardOpenOption.READ)) {
            BagFiles.requireFew(size(zip) / OF_ONE);
        }
    }

    private static long size(FileChannel zip) throws IOException {
        long from = Math.max(0, zip.size() - END_SIZE - LONGEST_COMMENT);
        ByteBuffer tail = read(zip, from, Math.toIntExact(zip.size() - from));
        for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                int comment = Short.toUnsignedInt(tail.getShort(at + 20));
                if (at + END_SIZE + comment != tail.limit()) {
                    // Others would look for one before it, or take it all the same: then it isn't known which directory
                    // is read.
                    throw new ZipException("bytes behind the end of the central directory");
                }
                long told = Integer.toUnsignedLong(tail.getInt(at + 12));
                return told == UNTOLD ? size64(zip, from + at) : told;
            }
        }
        throw new ZipException("no end of a central directory");
    }

    private static long size64(FileChannel zip, long end) throws IOException {
        ByteBuffer locator = read(zip, end - LOCATOR_64_SIZE, LOCATOR_64_SIZE);
        if (locator.getInt(0) != LOCATOR_64) {
            throw new ZipException("no locator of the central directory");
        }
        ByteBuffer record = read(zip, locator.getLong(8), END_64_SIZE);
        if (record.getInt(0) != END_64) {
            throw new ZipException("no large end of a central directory");
        }
        return record.getLong(40);
    }

    private static ByteBuffer read(FileChannel zip, long from, int length) throws IOException {
        if (from < 0 || from + length > zip.size()) {
            throw new ZipException("it breaks off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && zip.read(bytes, from + bytes.position()) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }
}

package org.shuyuan.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;

/**
 * Finds zip bombs by what an archive's own directory declares (PKWARE APPNOTE 4.3.12, 4.3.16), unpacking nothing. A directory that lies is
 * left to the memory and time limits of the child that unpacks.
 *
 * @param maxEntries files in it
 * @param maxUnpacked their bytes, unpacked
 * @param maxRatio unpacked over packed bytes, of archives that unpack to more than {@link #SMALL}
 */
record ZipLimits(int maxEntries, long maxUnpacked, int maxRatio) {
    /** Whatever the ratio, so little harms nobody. */
    private static final long SMALL = 64L * 1024 * 1024;

    private static final int END_RECORD = 0x06054b50;
    private static final int END_RECORD_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;

    /** Bytes of the directory per entry that we would read into memory. */
    private static final int ROOM_PER_ENTRY = 1_024;

    /** @throws Problem ARCHIVE_BOMB or FILE_DAMAGED */
    void check(Path file) throws IOException {
        requireSmallDirectory(file);
        long packed = 0;
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                packed = Math.addExact(packed, Math.max(0, entry.getCompressedSize()));
                unpacked = Math.addExact(unpacked, Math.max(0, entry.getSize()));
            }
        } catch (ZipException | ArithmeticException e) {
            throw Problem.because(e, ProblemType.FILE_DAMAGED);
        }
        boolean overlapping = packed > Files.size(file);
        boolean exploding = unpacked > SMALL && unpacked / Math.max(1, packed) > maxRatio;
        if (overlapping || exploding || unpacked > maxUnpacked) {
            throw Problem.of(ProblemType.ARCHIVE_BOMB, Figures.size(unpacked));
        }
    }

    /** {@link ZipFile} reads the whole directory into memory, so its size is asked for first. */
    private void requireSmallDirectory(Path file) throws IOException {
        ByteBuffer tail = tail(file);
        for (int at = tail.limit() - END_RECORD_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END_RECORD) {
                // Zip64 writes 0xffff here: more entries than a document ever has.
                int entries = Short.toUnsignedInt(tail.getShort(at + 10));
                long directory = Integer.toUnsignedLong(tail.getInt(at + 12));
                if (entries > maxEntries || directory > (long) maxEntries * ROOM_PER_ENTRY) {
                    throw Problem.of(ProblemType.ARCHIVE_BOMB, entries + " / " + Figures.size(directory));
                }
                return;
            }
        }
        throw Problem.of(ProblemType.FILE_DAMAGED);
    }

    private static ByteBuffer tail(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, END_RECORD_SIZE + LONGEST_COMMENT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            long from = size - tail.capacity();
            while (tail.hasRemaining()) {
                if (channel.read(tail, from + tail.position()) < 0) {
                    break;
                }
            }
            return tail.flip();
        }
    }
}

package org.shuyuan.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells the binary office documents apart by the names in their directory ([MS-CFB] 2.2 header, 2.6 directory entries). */
final class OleContainer {
    /** A docx, pptx or xlsx with a password is a binary container around what nobody can read. */
    static final String PROTECTED = "application/x-tika-ooxml-protected";

    private static final String FAMILY = "application/x-tika-msoffice";
    private static final int HEADER = 512;
    private static final int SECTOR_SHIFT = 30;
    private static final int ENTRY = 128;
    private static final int CELL = 4;
    private static final int FIRST_LIST = 68;
    private static final int FIRST_TABLE = 76;
    private static final int SECTORS_IN_HEADER = 109;
    private static final int SECTORS_READ = 4_096;

    private OleContainer() {}

    static boolean isFamily(String mediaType) {
        return mediaType.equals(FAMILY);
    }

    /** The type of the document inside; the family when it is none we know, or damaged. */
    static String refine(Path file, String family) throws IOException {
        Set<String> names = names(file);
        if (names.contains("EncryptedPackage")) {
            return PROTECTED;
        }
        if (names.contains("WordDocument")) {
            return "application/msword";
        }
        if (names.contains("PowerPoint Document")) {
            return "application/vnd.ms-powerpoint";
        }
        return names.contains("Workbook") || names.contains("Book") ? "application/vnd.ms-excel" : family;
    }

    private static Set<String> names(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<ByteBuffer> header = read(channel, 0, HEADER);
            int shift = header.map(bytes -> (int) bytes.getShort(SECTOR_SHIFT)).orElse(0);
            if (shift != 9 && shift != 12) {
                return names;
            }
            int sectorSize = 1 << shift;
            int sector = header.orElseThrow().getInt(48);
            for (int i = 0; i < SECTORS_READ && sector >= 0; i++) {
                Optional<ByteBuffer> entries = read(channel, (sector + 1L) * sectorSize, sectorSize);
                if (entries.isEmpty()) {
                    break;
                }
                collect(entries.get(), names);
                sector = next(channel, header.orElseThrow(), sector, sectorSize);
            }
        }
        return names;
    }

    private static void collect(ByteBuffer entries, Set<String> names) {
        for (int at = 0; at < entries.limit(); at += ENTRY) {
            int bytes = entries.getShort(at + 64) - 2;
            if (bytes > 0 && bytes <= 62) {
                byte[] name = new byte[bytes];
                entries.get(at, name);
                names.add(new String(name, StandardCharsets.UTF_16LE));
            }
        }
    }

    /** The sector that follows in the chain, by the allocation table; negative at its end or where the table leads nowhere. */
    private static int next(FileChannel channel, ByteBuffer header, int sector, int sectorSize) throws IOException {
        int perTable = sectorSize / CELL;
        int table = table(channel, header, sector / perTable, sectorSize);
        return table < 0 ? -1 : cell(channel, table, sector % perTable, sectorSize);
    }

    /**
     * Where a sector of the allocation table lies. The header names the first 109, which is enough for 7 MB; the others stand in a chain of
     * sectors of their own, each of which ends with the number of the next ([MS-CFB] 2.5).
     */
    private static int table(FileChannel channel, ByteBuffer header, int number, int sectorSize) throws IOException {
        if (number < SECTORS_IN_HEADER) {
            return header.getInt(FIRST_TABLE + CELL * number);
        }
        int named = sectorSize / CELL - 1;
        int beyond = number - SECTORS_IN_HEADER;
        int list = header.getInt(FIRST_LIST);
        for (int i = 0; i < SECTORS_READ && list >= 0 && beyond >= named; i++) {
            list = cell(channel, list, named, sectorSize);
            beyond -= named;
        }
        return list < 0 || beyond >= named ? -1 : cell(channel, list, beyond, sectorSize);
    }

    private static int cell(FileChannel channel, int sector, int number, int sectorSize) throws IOException {
        return read(channel, (sector + 1L) * sectorSize + (long) CELL * number, CELL)
                .map(cell -> cell.getInt(0))
                .orElse(-1);
    }

    private static Optional<ByteBuffer> read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.flip());
    }
}

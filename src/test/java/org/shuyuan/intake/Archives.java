package org.shuyuan.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes containers, whole and hostile. */
final class Archives {
    private Archives() {}

    static Path zip(Path file, Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** An OOXML document with nothing but its table of types. */
    static Path office(Path file, String mainPart) throws IOException {
        String types =
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/main.xml\" ContentType=\"" + mainPart + ".main+xml\"/></Types>";
        return zip(file, Map.of("[Content_Types].xml", types, "main.xml", "<main/>"));
    }

    /** An office document that unpacks to that many zeros. */
    static Path bomb(Path file, long unpacked) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (long left = unpacked; left > 0; left -= zeros.length) {
                zip.write(zeros);
            }
        }
        return file;
    }

    /** An archive of many empty files. */
    static Path swarm(Path file, int entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(i)));
            }
        }
        return file;
    }

    /** A compound file with these names in its directory, in two sectors far apart. */
    static Path ole(Path file, String first, String second) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512 * 5).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, 0xe11ab1a1e011cfd0L);
        bytes.putShort(30, (short) 9);
        bytes.putInt(44, 1);
        bytes.putInt(48, 1);
        for (int table = 0; table < 109; table++) {
            bytes.putInt(76 + 4 * table, table == 0 ? 0 : -1);
        }
        bytes.putInt(512, -3);
        bytes.putInt(512 + 4, 3);
        bytes.putInt(512 + 3 * 4, -2);
        name(bytes, 512 * 2, first);
        name(bytes, 512 * 4, second);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes.array());
        }
        return file;
    }

    /** A compound file of more than 7 MB whose directory stands at its end: the way there isn't named in the header. */
    static Path largeOle(Path file, String first, String second) throws IOException {
        int table = 14_000;
        int list = table + 1;
        int directory = table + 2;
        ByteBuffer bytes = ByteBuffer.allocate(512 * (directory + 3)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, 0xe11ab1a1e011cfd0L);
        bytes.putShort(30, (short) 9);
        bytes.putInt(44, 110);
        bytes.putInt(48, directory);
        bytes.putInt(68, list);
        bytes.putInt(72, 1);
        bytes.putInt(512 * (list + 1), table);
        bytes.putInt(512 * (table + 1) + 4 * (directory % 128), directory + 1);
        bytes.putInt(512 * (table + 1) + 4 * (directory % 128 + 1), -2);
        name(bytes, 512 * (directory + 1), first);
        name(bytes, 512 * (directory + 2), second);
        return Files.write(file, bytes.array());
    }

    private static void name(ByteBuffer bytes, int at, String name) {
        bytes.put(at, name.getBytes(StandardCharsets.UTF_16LE));
        bytes.putShort(at + 64, (short) (2 * name.length() + 2));
    }
}

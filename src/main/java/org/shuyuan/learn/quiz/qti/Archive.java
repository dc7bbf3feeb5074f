package org.shuyuan.learn.quiz.qti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The XML files of a zip that nobody trusts. What is unpacked is counted as it comes; sizes that the zip tells aren't believed. */
final class Archive {

    static final int MOST_FILES = 2_000;

    /** Of one document: as a tree it takes some fifty times as much. */
    static final int LARGEST_XML = 1 << 20;

    private static final long MOST_XML = 32L << 20;
    private static final long MOST_UNPACKED = 256L << 20;
    private static final int LONGEST_NAME = 255;

    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final byte[] buffer = new byte[1 << 16];
    private int files;
    private long xml;
    private long unpacked;

    private Archive() {}

    /**
     * @return by their names
     * @throws Problem {@link ProblemType#QUIZ_UNREADABLE} for broken zips, bombs, and names that lead elsewhere
     */
    static Map<String, byte[]> documents(InputStream in) throws IOException {
        Archive archive = new Archive();
        try {
            ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                archive.take(entry, zip);
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw Problem.because(broken, ProblemType.QUIZ_UNREADABLE, "ZIP");
        }
        return archive.documents;
    }

    private void take(ZipEntry entry, ZipInputStream zip) throws IOException {
        String name = entry.getName();
        require(++files <= MOST_FILES && isTame(name), name);
        if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
            byte[] document = zip.readNBytes(LARGEST_XML + 1);
            xml += document.length;
            require(document.length <= LARGEST_XML && xml <= MOST_XML, name);
            require(documents.put(name, document) == null, name);
        } else {
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                unpacked += read;
                require(unpacked <= MOST_UNPACKED, name);
            }
        }
    }

    private static boolean isTame(String name) {
        return name.length() <= LONGEST_NAME
                && !name.startsWith("/")
                && name.chars().noneMatch(sign -> sign == '\\' || sign == ':' || Character.isISOControl(sign))
                && !List.of(name.split("/", -1)).contains("..");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            String shown = name.replaceAll("\\p{Cntrl}", "�");
            throw Problem.of(
                    ProblemType.QUIZ_UNREADABLE,
                    shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME));
        }
    }
}

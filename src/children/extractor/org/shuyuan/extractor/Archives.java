package org.shuyuan.extractor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a zip before anything unfolds it. Only what becomes text is weighed: films and pictures in slides are
 * honestly large, and nothing here unpacks them.
 */
final class Archives {

    private static final long MAX_TEXT_BYTES = 300L << 20;
    private static final long MAX_RATIO = 200;
    private static final long RATIO_COUNTS_FROM = 20L << 20;
    private static final int MAX_ENTRIES = 50_000;

    private Archives() {}

    static void check(Path file, String mediaType) throws IOException {
        if (!mediaType.contains("openxmlformats")
                && !mediaType.contains("opendocument")
                && !mediaType.contains("epub")) {
            return;
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MAX_ENTRIES) {
                throw new Failure(Failure.Kind.BOMB, archive.size() + " entries");
            }
            long text = 0;
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                long size = entry.getSize();
                if (isText(entry.getName())) {
                    text += size;
                }
                boolean swollen = size > RATIO_COUNTS_FROM && size / Math.max(1, entry.getCompressedSize()) > MAX_RATIO;
                if (text > MAX_TEXT_BYTES || isText(entry.getName()) && swollen) {
                    throw new Failure(Failure.Kind.BOMB, "zip bomb: " + entry.getName() + " unfolds to " + size);
                }
            }
        } catch (ZipException e) {
            throw new Failure(Failure.Kind.BROKEN, e);
        }
    }

    private static boolean isText(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml")
                || lower.endsWith(".rels")
                || lower.endsWith(".vml")
                || lower.endsWith(".opf")
                || lower.endsWith(".ncx")
                || lower.endsWith(".html")
                || lower.endsWith(".htm")
                || lower.endsWith(".xhtml");
    }
}

package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads an EPUB (EPUB 3.3): descriptors from the package document, one unit for each document of the spine, so that a
 * place leads where a reader can go. Scripts are never run, and not read either.
 */
final class EpubReading implements Reading {

    private static final int MAX_CHAPTER_BYTES = 32 << 20;

    @Override
    public void read(Path file, String mediaType, Output output) throws IOException {
        Archives.check(file, mediaType);
        try (ZipFile archive = new ZipFile(file.toFile())) {
            PackageDocument book = PackageDocument.of(archive);
            for (Map.Entry<String, List<String>> entry : book.metadata().entrySet()) {
                output.metadata(entry.getKey(), entry.getValue());
            }
            output.metadata(
                    "shuyuan:units", List.of(Integer.toString(book.spine().size())));
            int at = 0;
            for (PackageDocument.Item item : book.spine()) {
                at++;
                ZipEntry entry = archive.getEntry(item.path());
                // A missing chapter is a fault of the book, not a reason to lose the others.
                if (entry == null || !item.isText() || item.has("nav")) {
                    if (entry == null) {
                        output.unread("missing", at);
                    }
                    continue;
                }
                try (InputStream in = archive.getInputStream(entry)) {
                    output.unit("page", at, Chapter.text(in.readNBytes(MAX_CHAPTER_BYTES)));
                    if (in.read() >= 0) {
                        output.unread("rest", at);
                    }
                }
            }
        } catch (ZipException e) {
            throw new Failure(Failure.Kind.BROKEN, e);
        }
    }

    @Override
    public Optional<BufferedImage> cover(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Optional<ZipEntry> cover = PackageDocument.of(archive).cover().map(item -> archive.getEntry(item.path()));
            if (cover.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = archive.getInputStream(cover.get())) {
                return Pictures.small(in);
            }
        }
    }
}

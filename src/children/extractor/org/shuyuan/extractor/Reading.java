package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One way to read a document. */
interface Reading {

    /** Reads descriptors and text. What it throws is the end of the reading. */
    void read(Path file, String mediaType, Output output) throws Exception;

    /** The cover, where there is one, already small; a failure here costs no more than the cover. */
    default Optional<BufferedImage> cover(Path file) throws IOException {
        return Optional.empty();
    }

    /** The way for this media type, by name: loading every parser there is costs two thirds of a second. */
    static Reading of(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> new PdfReading();
            case "application/epub+zip" -> new EpubReading();
            default ->
                mediaType.startsWith("image/")
                        ? new PictureReading()
                        : TikaReading.of(mediaType).orElseThrow(() -> new Failure(Failure.Kind.UNSUPPORTED, mediaType));
        };
    }
}

package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.LogManager;
import javax.imageio.ImageIO;

/**
 * Reads one document and ends: {@code Extractor FILE FOLDER MEDIA-TYPE}. A document that cannot be read is no failure
 * of this program: it ends with 0 and leaves {@code failure.json}. Nothing is ever written to the standard output.
 */
final class Extractor {

    private Extractor() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        LogManager.getLogManager().reset();
        Path file = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        ImageIO.setUseCache(false);
        try {
            Reading reading = Reading.of(arguments[2]);
            read(reading, file, folder, arguments[2]);
            cover(reading, file, folder);
        } catch (Throwable thrown) {
            Output.failure(folder, Failure.of(thrown));
        }
        // Some parsers leave threads behind; what is to be said has been said.
        Runtime.getRuntime().halt(0);
    }

    private static void read(Reading reading, Path file, Path folder, String mediaType) throws Exception {
        if (Files.size(file) == 0) {
            throw new Failure(Failure.Kind.BROKEN, "the file is empty");
        }
        try (Output output = new Output(folder)) {
            try {
                reading.read(file, mediaType, output);
            } catch (Exception e) {
                if (!isFull(e)) {
                    throw e;
                }
            }
        }
    }

    private static void cover(Reading reading, Path file, Path folder) {
        try {
            Optional<BufferedImage> cover = reading.cover(file);
            if (cover.isPresent()) {
                Pictures.writeJpeg(cover.get(), folder.resolve("cover.jpg"));
            }
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError withoutCover) {
            System.err.println("no cover: " + withoutCover);
        }
    }

    private static boolean isFull(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Output.Full) {
                return true;
            }
        }
        return false;
    }
}

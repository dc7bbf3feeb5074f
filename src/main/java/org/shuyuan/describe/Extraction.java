package org.shuyuan.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read out of a file. The cover lives until this is closed.
 *
 * @param metadata by the names that the source gives them
 * @param scanned the numbers of pages on which something can be seen and nothing be read
 * @param unread what was left out
 * @param cover a JPEG, no edge longer than 640 pixels
 */
record Extraction(
        Optional<Path> folder,
        Map<String, List<String>> metadata,
        List<Unit> units,
        List<Integer> scanned,
        List<Unread> unread,
        Optional<Path> cover)
        implements AutoCloseable {

    Extraction {
        metadata = Map.copyOf(metadata);
        units = List.copyOf(units);
        scanned = List.copyOf(scanned);
        unread = List.copyOf(unread);
    }

    /** Of a file that says nothing of itself. */
    static Extraction nothing() {
        return new Extraction(Optional.empty(), Map.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Override
    public void close() {
        folder.ifPresent(Extraction::delete);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

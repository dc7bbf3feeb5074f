package org.shuyuan.describe;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The folder that the extractor left. It was written by a program that a document may have taken over, so nothing in it
 * is believed: sizes are capped, and what is not of the agreed shape ends the reading.
 */
final class ExtractorOutput {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader METADATA = JSON.readerFor(new TypeReference<Map<String, List<String>>>() {});
    private static final ObjectReader UNIT = JSON.readerFor(Line.class);
    /** All that the extractor may write, were each character the longest to write in JSON. */
    private static final long MAX_BYTES = 160L << 20;
    /** As many as the extractor writes, and those that are more because they were long. */
    private static final int MAX_UNITS = 20_500;

    private static final int MAX_PAGES = 100_000;
    private static final int MAX_UNREAD = 500;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private ExtractorOutput() {}

    private record Line(String type, int at, String text) {}

    private record Failure(String kind, String message) {}

    /** @throws Problem where the extractor said that the document cannot be read */
    static Extraction read(Path folder) throws IOException {
        Optional<Path> failure = file(folder, "failure.json");
        if (failure.isPresent()) {
            throw problem(JSON.readValue(failure.get().toFile(), Failure.class));
        }
        Path metadata = file(folder, "metadata.json").orElseThrow(() -> new IOException("no metadata.json"));
        return new Extraction(
                Optional.of(folder),
                METADATA.readValue(metadata.toFile()),
                units(folder),
                scanned(folder),
                unread(folder),
                file(folder, "cover.jpg").filter(ExtractorOutput::isJpeg));
    }

    private static List<Unit> units(Path folder) throws IOException {
        List<Unit> units = new ArrayList<>();
        Optional<Path> file = file(folder, "units.jsonl");
        if (file.isPresent()) {
            try (BufferedReader lines = Files.newBufferedReader(file.get())) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (units.size() >= MAX_UNITS) {
                        throw Problem.of(ProblemType.DOCUMENT_TOO_COMPLEX);
                    }
                    Line unit = UNIT.readValue(line);
                    units.add(new Unit(PlaceType.of(unit.type()), unit.at(), unit.text()));
                }
            }
        }
        return units;
    }

    private static List<Integer> scanned(Path folder) throws IOException {
        return lines(folder, "scanned.txt", MAX_PAGES).stream()
                .map(ExtractorOutput::page)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Unread> unread(Path folder) throws IOException {
        return lines(folder, "unread.txt", MAX_UNREAD).stream()
                .map(line -> line.split(" ", 2))
                .map(words -> new Unread(Unread.Kind.of(words[0]), page(words[words.length - 1])))
                .distinct()
                .toList();
    }

    private static int page(String written) {
        return Math.clamp(Integer.parseInt(written), 0, MAX_PAGES);
    }

    private static List<String> lines(Path folder, String name, int most) throws IOException {
        Optional<Path> file = file(folder, name);
        if (file.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file.get())) {
            return lines.limit(most).toList();
        }
    }

    /** A plain file of a bearable size: a link would lead us out of the folder with our own rights. */
    private static Optional<Path> file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            // To go on without it would lose it silently.
            throw Problem.of(ProblemType.DOCUMENT_TOO_COMPLEX);
        }
        return Optional.of(file);
    }

    private static boolean isJpeg(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(JPEG.length), JPEG);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Problem problem(Failure failure) {
        IOException cause = new IOException(failure.message());
        return Problem.because(
                cause,
                switch (failure.kind()) {
                    case "encrypted" -> ProblemType.DOCUMENT_ENCRYPTED;
                    case "bomb" -> ProblemType.DOCUMENT_TOO_COMPLEX;
                    case "unsupported" -> ProblemType.DOCUMENT_UNSUPPORTED;
                    default -> ProblemType.DOCUMENT_BROKEN;
                });
    }
}

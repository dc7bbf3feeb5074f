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
    private static final long MAX_BYTES = 96L << 20;
    private static final int MAX_UNITS = 5_000;
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
                file(folder, "cover.jpg").filter(ExtractorOutput::isJpeg));
    }

    private static List<Unit> units(Path folder) throws IOException {
        List<Unit> units = new ArrayList<>();
        Optional<Path> file = file(folder, "units.jsonl");
        if (file.isPresent()) {
            try (BufferedReader lines = Files.newBufferedReader(file.get())) {
                for (String line = lines.readLine();
                        line != null && units.size() < MAX_UNITS;
                        line = lines.readLine()) {
                    Line unit = UNIT.readValue(line);
                    units.add(new Unit(PlaceType.of(unit.type()), unit.at(), unit.text()));
                }
            }
        }
        return units;
    }

    /** A plain file of a bearable size: a link would lead us out of the folder with our own rights. */
    private static Optional<Path> file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES
                ? Optional.of(file)
                : Optional.empty();
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

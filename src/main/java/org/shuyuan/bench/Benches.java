package org.shuyuan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.shuyuan.intake.UploadBench;

/** Runs one benchmark on a service of its own in a fresh directory, and tells its figures as one flat JSON object. */
public final class Benches {

    private static final long UPLOAD_BYTES = 400_000_000;
    /** So many of the questions that are answered worst are told. */
    private static final int WORST = 40;

    private Benches() {}

    /**
     * Answers the exit code: 2 where there is no benchmark of this name.
     *
     * @param records in the catalog, for the benchmarks of OAI-PMH and of the search
     */
    public static int run(String name, Optional<Path> json, OptionalInt records) throws Exception {
        Path data = Files.createTempDirectory("shuyuan-bench-");
        try {
            Optional<Map<String, Number>> figures = switch (name) {
                case "start" -> Optional.of(StartBench.run(data));
                case "upload" -> Optional.of(upload(data));
                case "media" -> Optional.of(MediaBench.run(data));
                case "play" -> Optional.of(PlayBench.run(data));
                case "oai" -> Optional.of(OaiBench.run(data, records));
                case "learn" -> Optional.of(LearnBench.run(data));
                case "search" -> Optional.of(SearchBench.run(data, records));
                case "lti" -> Optional.of(LtiBench.run(data));
                default -> Optional.empty();
            };
            if (figures.isEmpty()) {
                System.err.println("There is no benchmark named " + name
                        + "; there are start, upload, media, play, oai, search, learn and lti");
                return 2;
            }
            tell(figures.get(), json);
            return 0;
        } finally {
            delete(data);
        }
    }

    /** Tells how well the search answers; the exit code is 1 where that is not well enough. */
    public static int relevance(Optional<Path> json) throws Exception {
        Path data = Files.createTempDirectory("shuyuan-relevance-");
        try {
            RelevanceBench.Outcome outcome = RelevanceBench.run(data);
            outcome.known().worst(WORST).forEach(System.err::println);
            System.err.println("blind:");
            outcome.blind().worst(WORST).forEach(System.err::println);
            Map<String, Number> figures = RelevanceBench.figures(outcome);
            tell(figures, json);
            Targets.atLeast(figures, "ndcg_at_10", RelevanceBench.LEAST_NDCG);
            return outcome.known().ndcg() < RelevanceBench.LEAST_NDCG ? 1 : 0;
        } finally {
            delete(data);
        }
    }

    /** What the launcher does once after a build; answers the exit code. */
    public static int rehearse() throws IOException, InterruptedException, SQLException {
        Path data = Files.createTempDirectory("shuyuan-rehearsal-");
        try {
            return Rehearsal.run(data) ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    private static Map<String, Number> upload(Path data) throws IOException, InterruptedException {
        try (ServiceProcess service = ServiceProcess.start(data)) {
            return UploadBench.run(service.address(), service.token("operator"), UPLOAD_BYTES);
        }
    }

    private static void tell(Map<String, Number> figures, Optional<Path> json) throws IOException {
        figures.forEach((figure, value) -> System.out.printf("%-34s %.3f%n", figure, value.doubleValue()));
        if (json.isPresent()) {
            new ObjectMapper().writeValue(json.get().toFile(), figures);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}

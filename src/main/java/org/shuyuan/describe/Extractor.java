package org.shuyuan.describe;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.work.Confined;
import org.shuyuan.work.JavaHome;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** Reads a file with Apache Tika in a contained child JVM, a new one for each file, so that no document meets another. */
@ApplicationScoped
class Extractor {

    private static final String INPUT = "document";
    /** What a parser may lay aside on disk, and the text that it finds. */
    private static final long MAX_FILE_BYTES = 1L << 30;
    /** A hundred jars are open while the child runs. */
    private static final int OPEN_FILES = 512;

    private final Sandbox sandbox;
    private final DescribeConfig config;
    private final Clock clock;

    Extractor(Sandbox sandbox, DescribeConfig config, Clock clock) {
        this.sandbox = sandbox;
        this.config = config;
        this.clock = clock;
    }

    /** What a killed service left half read. Young folders may be another's, who starts beside us. */
    void sweep(@Observes StartupEvent start) {
        Instant abandoned = clock.instant().minus(config.timeout().multipliedBy(2));
        try (Stream<Path> folders = Files.list(Files.createDirectories(config.scratch()))) {
            for (Path folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(abandoned)) {
                    Extraction.delete(folder);
                }
            }
        } catch (IOException | UncheckedIOException unswept) {
            Log.warn("What an earlier run left cannot be removed", unswept);
        }
    }

    /**
     * @throws Problem where the document cannot be read, now and at any other time
     * @throws IOException where the child did not do its work; another time it may
     */
    Extraction extract(Path file, String mediaType) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(config.scratch()), "document");
        boolean read = false;
        try {
            Files.createDirectory(folder.resolve("tmp"));
            Outcome outcome = sandbox.run(confined(file, mediaType, folder), line -> {});
            Extraction extraction = switch (outcome) {
                case Outcome.Finished(int code, List<String> complaints) -> {
                    if (code != 0) {
                        throw new IOException("The extractor ended with " + code + ": " + complaints);
                    }
                    complaints.forEach(Log::debug);
                    yield ExtractorOutput.read(folder);
                }
                case Outcome.TimedOut(List<String> _) -> throw Problem.of(ProblemType.DOCUMENT_TOO_COMPLEX);
                case Outcome.Killed(int signal, List<String> complaints) -> throw killed(signal, complaints);
            };
            read = true;
            return extraction;
        } finally {
            if (!read) {
                Extraction.delete(folder);
            }
        }
    }

    /** By its limits of CPU time or file size: the document's fault. By anything else: perhaps ours, so try again. */
    private static RuntimeException killed(int signal, List<String> complaints) throws IOException {
        final int cpuTime = 24;
        final int fileSize = 25;
        if (signal == cpuTime || signal == fileSize) {
            return Problem.of(ProblemType.DOCUMENT_TOO_COMPLEX);
        }
        throw new IOException("The extractor was killed by signal " + signal + ": " + complaints);
    }

    private Confined confined(Path file, String mediaType, Path folder) {
        Path home = config.engine().toAbsolutePath().resolve("extractor");
        return new Confined(
                inside -> words(home, inside, mediaType),
                Stream.concat(JavaHome.folders().stream(), Stream.of(home)).toList(),
                Map.of(INPUT, file),
                folder,
                Map.of("LANG", "C.UTF-8", "HOME", "/nonexistent"),
                Limits.within(config.timeout(), config.timeout().multipliedBy(2), MAX_FILE_BYTES)
                        .openFiles(OPEN_FILES));
    }

    /** A child that lives for half a second never earns back what an optimising compiler or parallel collector costs. */
    private List<String> words(Path home, Confined.Inside inside, String mediaType) {
        return List.of(
                JavaHome.java(),
                "-Xmx" + config.heap() + "m",
                "-Xss1m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + inside.out("tmp"),
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + inside.out("tmp"),
                "-cp",
                home.resolve("classes") + ":" + home.resolve("lib") + "/*",
                "org.shuyuan.extractor.Extractor",
                inside.in(INPUT),
                inside.output(),
                mediaType);
    }
}

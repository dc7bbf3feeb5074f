package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.shuyuan.work.Confined;
import org.shuyuan.work.JavaHome;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** Draws pages of a document in a contained child JVM: some at once, because its start takes as long as a page. */
@ApplicationScoped
class PageDrawer {

    private static final Logger LOG = Logger.getLogger(PageDrawer.class);
    private static final String DOCUMENT = "document";
    /** A page is at most 18 MB; what a parser lays aside may be more. */
    private static final long LARGEST_FILE = 1L << 30;

    private static final int OPEN_FILES = 512;
    /** For the start of the child, and for each page. An honest one takes a second. */
    private static final Duration START = Duration.ofSeconds(20);

    private static final Duration PAGE = Duration.ofSeconds(20);
    private static final int KILLED = 9;

    private final Sandbox sandbox;
    private final ScanConfig config;

    PageDrawer(Sandbox sandbox, ScanConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    /** Bytes of memory that it takes at most. */
    long memory() {
        return (config.heap() + 128L) << 20;
    }

    /**
     * Draws these pages one after the other. A page at which the child came to its end is a failed one; those behind it are
     * left out, and can be asked for again.
     *
     * @throws IOException where it wasn't the document's fault
     */
    Map<Integer, Drawn> draw(Path document, List<Integer> pages, Path scratch)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch.resolve("tmp"));
        Outcome outcome = sandbox.run(confined(document, pages, scratch), _ -> {});
        if (outcome instanceof Outcome.Killed(int signal, List<String> said) && signal == KILLED) {
            throw new IOException("The child that draws pages was killed: " + said);
        }
        if (!outcome.complaints().isEmpty()) {
            LOG.infof("Drawing pages %s: %s", pages, outcome.complaints());
        }
        Map<Integer, Drawn> drawn = new TreeMap<>();
        for (int page : pages) {
            Optional<Drawn> found = found(scratch, page);
            drawn.put(page, found.orElseGet(Drawn.Failed::new));
            if (found.isEmpty()) {
                break;
            }
        }
        return drawn;
    }

    private static Optional<Drawn> found(Path scratch, int page) {
        Path picture = scratch.resolve("page-" + page + ".pgm");
        if (Files.isRegularFile(picture, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Drawn.Picture(picture));
        }
        if (Files.exists(scratch.resolve("page-" + page + ".blank"), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new Drawn.Blank());
        }
        return Files.exists(scratch.resolve("page-" + page + ".failed"), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new Drawn.Failed())
                : Optional.empty();
    }

    private Confined confined(Path document, List<Integer> pages, Path scratch) {
        Path home = config.engine().toAbsolutePath().resolve("extractor");
        Duration wall = START.plus(PAGE.multipliedBy(pages.size()));
        return new Confined(
                inside -> Stream.concat(
                                words(home, inside).stream(), pages.stream().map(page -> Integer.toString(page)))
                        .toList(),
                Stream.concat(JavaHome.folders().stream(), Stream.of(home)).toList(),
                Map.of(DOCUMENT, document),
                scratch,
                Map.of("LANG", "C.UTF-8", "HOME", "/nonexistent"),
                Limits.within(wall, wall, LARGEST_FILE).openFiles(OPEN_FILES).patient());
    }

    private List<String> words(Path home, Confined.Inside inside) {
        return List.of(
                JavaHome.java(),
                "-Xmx" + config.heap() + "m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + inside.out("tmp"),
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + inside.out("tmp"),
                "-cp",
                home.resolve("classes") + ":" + home.resolve("lib") + "/*",
                "org.shuyuan.extractor.PageDrawing",
                inside.in(DOCUMENT),
                inside.output());
    }
}

package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.shuyuan.render.Scratch;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** Reads with Tesseract, a child for each page, so that no page meets another. */
@ApplicationScoped
class TesseractReader implements PrintReader {

    private static final Logger LOG = Logger.getLogger(TesseractReader.class);
    private static final String PAGE = "page";
    private static final String WORDS = "words";
    private static final int WAITING = 5;
    private static final long LARGEST_FILE = 16L << 20;
    private static final Duration TRIAL = Duration.ofSeconds(20);
    private static final String PACKAGES = "Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim";
    /** CPU time, file size, and what a program does to itself when it gets no memory: the page asks for too much. */
    private static final Set<Integer> FAULTS_OF_THE_PAGE = Set.of(6, 11, 24, 25);

    private final Sandbox sandbox;
    private final Scratch scratch;
    private final ScanConfig config;
    private volatile Readiness readiness = new Readiness.Off();

    TesseractReader(Sandbox sandbox, Scratch scratch, ScanConfig config) {
        this.sandbox = sandbox;
        this.scratch = scratch;
        this.config = config;
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public Readiness look() {
        Readiness before = readiness;
        readiness = Files.isExecutable(config.tesseract()) ? tried() : new Readiness.Off();
        if (!readiness.equals(before)) {
            switch (readiness) {
                case Readiness.Off _ -> LOG.infof("Scanned pages aren't read: there is no %s", config.tesseract());
                case Readiness.Faulty(String reason) -> LOG.errorf("Scanned pages aren't read: %s", reason);
                case Readiness.Ready(String program, List<String> _) ->
                    LOG.infof("Scanned pages are read: %s", program);
            }
        }
        return readiness;
    }

    @Override
    public Optional<String> read(Path picture, Path scratch) throws IOException, InterruptedException, NotReady {
        if (!(readiness instanceof Readiness.Ready(String _, List<String> languages))) {
            throw new NotReady("not found yet");
        }
        Optional<String> words = read(picture, languages.getFirst(), Files.createDirectory(scratch.resolve("first")));
        if (languages.size() == 1 || words.isEmpty() || !foreign(words.get())) {
            return words;
        }
        List<String> others = new ArrayList<>(languages.subList(1, languages.size()));
        others.add(languages.getFirst());
        return read(picture, String.join("+", others), Files.createDirectory(scratch.resolve("second")));
    }

    /** Whether most of it is in Latin letters: all but a page of Chinese, which has formulas and a foreign word here and there. */
    private static boolean foreign(String words) {
        long latin = words.chars()
                .filter(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.LATIN)
                .count();
        long letters = words.chars().filter(Character::isLetter).count();
        return latin * 2 > letters;
    }

    private Optional<String> read(Path picture, String languages, Path scratch)
            throws IOException, InterruptedException, NotReady {
        Outcome outcome = sandbox.run(
                confined(
                        Map.of(PAGE, picture.toRealPath()),
                        scratch,
                        config.patience(),
                        inside -> List.of(
                                program(),
                                inside.in(PAGE),
                                inside.out(WORDS),
                                "-l",
                                languages,
                                "--dpi",
                                "300",
                                "--psm",
                                "3",
                                "-c",
                                "tessedit_create_tsv=1")),
                _ -> {});
        return switch (outcome) {
            case Outcome.Finished(int code, List<String> _) when code == 0 -> words(scratch);
            case Outcome.Finished(int code, List<String> said) -> {
                if (said.stream().anyMatch(line -> line.contains("initialize tesseract"))) {
                    readiness = new Readiness.Faulty(String.join(" ", said));
                    throw new NotReady(String.join(" ", said));
                }
                LOG.warnf("A page can't be read (%d): %s", code, said);
                yield Optional.empty();
            }
            case Outcome.TimedOut(List<String> _) -> Optional.empty();
            case Outcome.Killed(int signal, List<String> said) -> {
                if (!FAULTS_OF_THE_PAGE.contains(signal)) {
                    throw new IOException("Tesseract was killed by signal " + signal + ": " + said);
                }
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> words(Path scratch) throws IOException {
        Path table = scratch.resolve(WORDS + ".tsv");
        if (!Files.isRegularFile(table, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(PrintedWords.read(table));
    }

    /** The program says which languages it has. */
    private Readiness tried() {
        List<String> said = new ArrayList<>();
        try (Scratch.Folder folder = scratch.open()) {
            Outcome outcome = sandbox.run(
                    confined(Map.of(), folder.path(), TRIAL, _ -> List.of(program(), "--list-langs")), said::add);
            if (!outcome.succeeded()) {
                return new Readiness.Faulty(config.tesseract() + " doesn't run: " + outcome.complaints());
            }
        } catch (IOException e) {
            return new Readiness.Faulty(config.tesseract() + " doesn't run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return readiness;
        }
        List<String> installed = said.stream().map(String::strip).toList();
        List<String> usable =
                config.languages().stream().filter(installed::contains).toList();
        return usable.isEmpty()
                ? new Readiness.Faulty(
                        "none of the languages " + config.languages() + " is installed (" + PACKAGES + ")")
                : new Readiness.Ready(config.tesseract() + " (" + String.join("+", usable) + ")", usable);
    }

    private String program() {
        return config.tesseract().toString();
    }

    private Confined confined(Map<String, Path> inputs, Path scratch, Duration wall, Confined.Command command) {
        Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8", "HOME", "/nonexistent"));
        // Several pages at once are faster than several threads for one.
        environment.put("OMP_THREAD_LIMIT", "1");
        config.tessdata().ifPresent(folder -> environment.put("TESSDATA_PREFIX", folder.toString()));
        return new Confined(
                command,
                programs(),
                inputs,
                scratch,
                environment,
                // Behind everybody else it may wait long for its turn.
                Limits.within(wall.multipliedBy(WAITING), wall, LARGEST_FILE)
                        .memory(config.memory())
                        .patient());
    }

    /** What the system keeps elsewhere than where every child sees it. */
    private List<Path> programs() {
        List<Path> programs = new ArrayList<>();
        if (!config.tesseract().startsWith("/usr")) {
            programs.add(config.tesseract());
        }
        config.tessdata().filter(folder -> !folder.startsWith("/usr")).ifPresent(programs::add);
        return programs;
    }
}

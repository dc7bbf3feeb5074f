package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Scratch;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/**
 * Lays out with LibreOffice, a child and a profile for each document, so that no document meets another. Only behind walls: slides may
 * name any file of the machine as a picture of theirs, and no setting keeps the program from reading it.
 */
@ApplicationScoped
class LibreOffice implements Typesetter {

    static final String PACKAGES =
            "Debian: apt-get install libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-math-nogui";

    private static final Logger LOG = Logger.getLogger(LibreOffice.class);
    private static final String DOCUMENT = "document";
    private static final String PROFILE = "profile";
    private static final String PDF = DOCUMENT + ".pdf";
    private static final String TEMPORARY = "tmp";
    private static final int WAITING = 3;
    private static final int OPEN_FILES = 512;
    private static final Duration TRIAL = Duration.ofSeconds(20);
    /** What the program does to itself when it gets no memory or stumbles, CPU time, and file size. */
    private static final Set<Integer> FAULTS_OF_THE_DOCUMENT = Set.of(6, 7, 8, 11, 24, 25);

    private static final int KILLED = 9;

    private final Sandbox sandbox;
    private final Scratch scratch;
    private final PreviewConfig config;
    private volatile Readiness readiness = new Readiness.Off();

    LibreOffice(Sandbox sandbox, Scratch scratch, PreviewConfig config) {
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
        readiness = Files.isExecutable(config.soffice()) ? installedOne() : new Readiness.Off();
        if (!readiness.equals(before)) {
            switch (readiness) {
                case Readiness.Off _ ->
                    LOG.infof("Office documents are shown as text: there is no %s", config.soffice());
                case Readiness.Faulty(String reason) -> LOG.errorf("Office documents are shown as text: %s", reason);
                case Readiness.Ready(String program, Set<OfficeFormat.Sort> _) ->
                    LOG.infof("Office documents are shown as pages: %s", program);
            }
        }
        return readiness;
    }

    @Override
    public Path pages(Path document, OfficeFormat format, Path scratch) throws IOException, InterruptedException {
        OfficeProfile.write(scratch.resolve(PROFILE));
        Files.createDirectory(scratch.resolve(TEMPORARY));
        OfficeInstallation program = OfficeInstallation.of(config.soffice());
        long begun = System.nanoTime();
        Outcome outcome = sandbox.run(
                confined(
                        program,
                        Map.of(DOCUMENT, document.toRealPath()),
                        scratch,
                        config.patience(),
                        inside -> words(
                                program.program(),
                                inside,
                                "--infilter=" + format.filter(),
                                "--convert-to",
                                "pdf",
                                "--outdir",
                                inside.output(),
                                inside.in(DOCUMENT))),
                _ -> {});
        return switch (outcome) {
            case Outcome.Finished(int code, List<String> said) -> {
                if (code != 0) {
                    throw new IOException("LibreOffice ended with " + code + ": " + said);
                }
                yield pdf(scratch.resolve(PDF), said);
            }
            case Outcome.TimedOut(List<String> said) -> throw tooComplex("took too long", said);
            case Outcome.Killed(int signal, List<String> said) -> {
                boolean late = System.nanoTime() - begun >= config.patience().toNanos();
                // At the end of its CPU time a process is killed as it is by a machine without memory.
                if (FAULTS_OF_THE_DOCUMENT.contains(signal) || (signal == KILLED && late)) {
                    throw tooComplex("was ended by signal " + signal, said);
                }
                throw new IOException("LibreOffice was killed by signal " + signal + ": " + said);
            }
        };
    }

    private static Problem tooComplex(String how, List<String> said) {
        return Problem.because(new IOException("LibreOffice " + how + ": " + said), ProblemType.DOCUMENT_TOO_COMPLEX);
    }

    /**
     * It ends with 0 as well where it could open nothing. A document that has taken over the child may have put a link here, to a
     * file that it can't read itself.
     */
    private Path pdf(Path made, List<String> said) throws IOException {
        if (!Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.because(
                    new IOException("LibreOffice has made nothing: " + said), ProblemType.DOCUMENT_BROKEN);
        }
        if (Files.size(made) == 0 || Files.size(made) > config.largest()) {
            throw tooComplex("has made " + Files.size(made) + " bytes", said);
        }
        return made;
    }

    private Readiness installedOne() {
        return sandbox.shortcoming()
                .<Readiness>map(reason -> new Readiness.Faulty("LibreOffice is run behind walls only; " + reason))
                .orElseGet(this::tried);
    }

    /** The program says which release it is, and its folder which of its modules are installed. */
    private Readiness tried() {
        List<String> said = new ArrayList<>();
        try (Scratch.Folder folder = scratch.open()) {
            OfficeProfile.write(folder.path().resolve(PROFILE));
            OfficeInstallation program = OfficeInstallation.of(config.soffice());
            Outcome outcome = sandbox.run(
                    confined(
                            program,
                            Map.of(),
                            folder.path(),
                            TRIAL,
                            inside -> words(program.program(), inside, "--version")),
                    said::add);
            if (!outcome.succeeded()) {
                return new Readiness.Faulty(config.soffice() + " doesn't run: " + outcome.complaints());
            }
            Set<OfficeFormat.Sort> sorts = program.sorts();
            return sorts.isEmpty()
                    ? new Readiness.Faulty("Math is missing, or both Impress and Writer (" + PACKAGES + ")")
                    : new Readiness.Ready(config.soffice() + " (" + release(said) + "; " + modules(sorts) + ")", sorts);
        } catch (IOException e) {
            return new Readiness.Faulty(config.soffice() + " doesn't run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return readiness;
        }
    }

    private static String release(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith("LibreOffice "))
                .map(line -> line.split(" ", 3)[1])
                .findFirst()
                .orElse("?");
    }

    private static String modules(Set<OfficeFormat.Sort> sorts) {
        return sorts.stream().map(OfficeFormat.Sort::module).sorted().collect(Collectors.joining("+"));
    }

    /**
     * The program looks for its parts beside itself, so it is called by the name that no link gives it. What it lays aside is of the
     * document and must go with the folder, also where there are no walls and the child was killed.
     */
    private static List<String> words(Path program, Confined.Inside inside, String... deed) {
        return Stream.concat(
                        Stream.of(
                                "/usr/bin/env",
                                "HOME=" + inside.output(),
                                "TMPDIR=" + inside.out(TEMPORARY),
                                program.toString(),
                                "-env:UserInstallation="
                                        + Path.of(inside.out(PROFILE)).toUri(),
                                "--headless",
                                "--norestore",
                                "--nolockcheck",
                                "--nodefault",
                                "--nologo"),
                        Stream.of(deed))
                .toList();
    }

    private Confined confined(
            OfficeInstallation program,
            Map<String, Path> inputs,
            Path scratch,
            Duration cpu,
            Confined.Command command) {
        return new Confined(
                command,
                program.files(),
                inputs,
                scratch,
                Map.of("LANG", "C.UTF-8"),
                Limits.within(cpu.multipliedBy(WAITING), cpu, config.largest())
                        .memory(config.memory())
                        .openFiles(OPEN_FILES));
    }
}

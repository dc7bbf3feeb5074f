package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
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

/** Lays out with LibreOffice, a child and a profile for each document, so that no document meets another. */
@ApplicationScoped
class LibreOffice implements Typesetter {

    static final String PACKAGES = "Debian: apt-get install libreoffice-impress-nogui libreoffice-writer-nogui";

    private static final Logger LOG = Logger.getLogger(LibreOffice.class);
    private static final String DOCUMENT = "document";
    private static final String PROFILE = "profile";
    private static final String MADE = "made";
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
        readiness = Files.isExecutable(config.soffice()) ? tried() : new Readiness.Off();
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
        Path made = Files.createDirectory(scratch.resolve(MADE));
        Path program = config.soffice().toRealPath();
        long begun = System.nanoTime();
        Outcome outcome = sandbox.run(
                confined(
                        Map.of(DOCUMENT, document.toRealPath()),
                        scratch,
                        config.patience(),
                        inside -> words(
                                program,
                                inside,
                                "--infilter=" + format.filter(),
                                "--convert-to",
                                "pdf",
                                "--outdir",
                                inside.out(MADE),
                                inside.in(DOCUMENT))),
                _ -> {});
        return switch (outcome) {
            case Outcome.Finished(int code, List<String> said) -> {
                if (code != 0) {
                    throw new IOException("LibreOffice ended with " + code + ": " + said);
                }
                yield pdf(made, said);
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

    /** It ends with 0 as well where it could open nothing. */
    private Path pdf(Path made, List<String> said) throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            Path pdf = files.filter(file ->
                            file.toString().endsWith(".pdf") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow(() -> Problem.because(
                            new IOException("LibreOffice has made nothing: " + said), ProblemType.DOCUMENT_BROKEN));
            if (Files.size(pdf) == 0 || Files.size(pdf) > config.largest()) {
                throw tooComplex("has made " + Files.size(pdf) + " bytes", said);
            }
            return pdf;
        }
    }

    /** The program says which release it is, and its folder which of its modules are installed. */
    private Readiness tried() {
        List<String> said = new ArrayList<>();
        try (Scratch.Folder folder = scratch.open()) {
            OfficeProfile.write(folder.path().resolve(PROFILE));
            Path program = config.soffice().toRealPath();
            Outcome outcome = sandbox.run(
                    confined(Map.of(), folder.path(), TRIAL, inside -> words(program, inside, "--version")), said::add);
            if (!outcome.succeeded()) {
                return new Readiness.Faulty(config.soffice() + " doesn't run: " + outcome.complaints());
            }
            Set<OfficeFormat.Sort> sorts = installed();
            return sorts.isEmpty()
                    ? new Readiness.Faulty("neither Impress nor Writer is installed (" + PACKAGES + ")")
                    : new Readiness.Ready(config.soffice() + " (" + release(said) + "; " + modules(sorts) + ")", sorts);
        } catch (IOException e) {
            return new Readiness.Faulty(config.soffice() + " doesn't run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return readiness;
        }
    }

    private Set<OfficeFormat.Sort> installed() throws IOException {
        Path registry = installation().resolve("share/registry");
        Set<OfficeFormat.Sort> sorts = EnumSet.noneOf(OfficeFormat.Sort.class);
        for (OfficeFormat.Sort sort : OfficeFormat.Sort.values()) {
            if (Files.isReadable(registry.resolve(sort.module() + ".xcd"))) {
                sorts.add(sort);
            }
        }
        return sorts;
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

    /** The folder with {@code program} and {@code share} in it. */
    private Path installation() throws IOException {
        Path program = config.soffice().toRealPath();
        Path folder = program.getParent() == null ? null : program.getParent().getParent();
        if (folder == null) {
            throw new IOException(program + " stands in no installation of LibreOffice");
        }
        return folder;
    }

    /** The program looks for its parts beside itself, so it is called by the name that no link gives it. */
    private static List<String> words(Path program, Confined.Inside inside, String... deed) {
        return Stream.concat(
                        Stream.of(
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

    private Confined confined(Map<String, Path> inputs, Path scratch, Duration cpu, Confined.Command command)
            throws IOException {
        return new Confined(
                command,
                programs(),
                inputs,
                scratch,
                Map.of("LANG", "C.UTF-8", "HOME", "/nonexistent"),
                Limits.within(cpu.multipliedBy(WAITING), cpu, config.largest())
                        .memory(config.memory())
                        .openFiles(OPEN_FILES));
    }

    /** What the system keeps elsewhere than where every child sees it: settings of the program, and how fonts are found. */
    private List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>(Stream.of("/etc/libreoffice", "/etc/fonts", "/var/cache/fontconfig")
                .map(Path::of)
                .filter(Files::isReadable)
                .toList());
        if (!installation().startsWith("/usr")) {
            programs.add(installation());
        }
        return programs;
    }
}

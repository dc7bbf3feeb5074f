package org.shuyuan.preview;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Scratches;
import org.shuyuan.work.BareSandbox;
import org.shuyuan.work.Sandbox;

/** What the real program does with documents of all sorts, behind walls and without any. */
@NeedsLibreOffice
class LibreOfficeTest {

    private static final Sandbox WALLS = new Sandbox();
    private static final Sandbox BARE = BareSandbox.open();
    private static final long MEMORY = 2L << 30;

    @TempDir
    Path folder;

    private Path scratch = Path.of("");

    @BeforeEach
    void anEmptyFolder() throws IOException {
        scratch = Files.createDirectory(folder.resolve("work"));
    }

    @Test
    void tellsItsReleaseAndWhatItLaysOut() {
        Typesetter.Readiness found = program(WALLS, Duration.ofMinutes(1)).look();

        assertThat(found).isInstanceOfSatisfying(Typesetter.Readiness.Ready.class, ready -> {
            assertThat(ready.program()).matches("/usr/bin/soffice \\(\\d+\\.[\\d.]+; impress\\+writer\\)");
            assertThat(ready.sorts()).containsExactlyInAnyOrder(OfficeFormat.Sort.values());
        });
    }

    @Test
    void withoutWallsNothingIsLaidOut() {
        assertThat(program(BARE, Duration.ofMinutes(1)).look())
                .isInstanceOfSatisfying(
                        Typesetter.Readiness.Faulty.class,
                        faulty -> assertThat(faulty.reason()).contains("behind walls only; for the test"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slidesAndTextsBecomePdf(boolean walls) throws Exception {
        LibreOffice program = program(walls ? WALLS : BARE, Duration.ofMinutes(1));

        assertThat(begins(program.pages(given(OfficeFile.SLIDES), OfficeFormat.PPTX, scratch)))
                .isEqualTo("%PDF-");
        assertThat(begins(program.pages(
                        given(OfficeFile.PLAN), OfficeFormat.DOCX, Files.createDirectory(folder.resolve("other")))))
                .isEqualTo("%PDF-");
    }

    /** Without walls there is a network: then the profile alone keeps the document from it. */
    @ParameterizedTest
    @CsvSource({"true,DOCX", "false,DOCX", "true,ODP", "false,ODP"})
    void nothingIsFetched(boolean walls, OfficeFormat format) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String[] pictures = {
                "http://127.0.0.1:" + server.getAddress().getPort() + "/spy.png",
                "http://localhost:" + server.getAddress().getPort() + "/spy.png"
            };
            Path document = format == OfficeFormat.DOCX
                    ? OfficeFile.linked(folder.resolve("spy"), pictures)
                    : OfficeFile.linkedSlide(folder.resolve("spy"), pictures);

            Path pdf = program(walls ? WALLS : BARE, Duration.ofMinutes(1)).pages(given(document), format, scratch);

            assertThat(begins(pdf)).isEqualTo("%PDF-");
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noMacroRuns() throws Exception {
        Path written = folder.resolve("macro-ran");
        Path document = OfficeFile.withMacro(folder.resolve("macro.odt"), written);

        Path pdf = program(BARE, Duration.ofMinutes(1)).pages(given(document), OfficeFormat.ODT, scratch);

        assertThat(begins(pdf)).isEqualTo("%PDF-");
        assertThat(written).doesNotExist();
    }

    /** What it lays aside is of the document, and goes with the folder; a child that is killed clears nothing up itself. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLaidAsideOutsideOfItsFolder(boolean walls) throws Exception {
        Path temporary = Path.of("/tmp");
        Set<Path> before = laidAside(temporary);
        Path endless = OfficeFile.endless(folder.resolve("endless.docx"));
        LibreOffice program = program(walls ? WALLS : BARE, Duration.ofSeconds(3));

        assertThatThrownBy(() -> program.pages(endless, OfficeFormat.DOCX, scratch))
                .isInstanceOf(Problem.class);

        assertThat(laidAside(scratch.resolve("tmp"))).isNotEmpty();
        assertThat(laidAside(temporary)).isEqualTo(before);
    }

    private static Set<Path> laidAside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("lu[0-9a-z]+\\.tmp"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aBrokenDocumentIsToldAsBroken() throws Exception {
        Path broken = OfficeFile.broken(folder.resolve("broken.pptx"));

        assertThat(failure(broken, OfficeFormat.PPTX)).isEqualTo(ProblemType.DOCUMENT_BROKEN);
    }

    /** What its type isn't, a document can't become by its bytes: text is no slides, and a plan is none either. */
    @ParameterizedTest
    @CsvSource({"PPTX", "PPT", "ODP"})
    void noOtherFilterIsTried(OfficeFormat format) throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "<html><script>alert(1)</script>plain</html>\n");

        assertThat(failure(text, format)).isEqualTo(ProblemType.DOCUMENT_BROKEN);
    }

    @Test
    void aDocumentThatTakesTooLongIsEnded() throws Exception {
        Path endless = OfficeFile.endless(folder.resolve("endless.docx"));
        LibreOffice program = program(WALLS, Duration.ofSeconds(5));

        Problem problem = catchThrowableOfType(Problem.class, () -> program.pages(endless, OfficeFormat.DOCX, scratch));

        assertThat(problem.type()).isEqualTo(ProblemType.DOCUMENT_TOO_COMPLEX);
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(each -> each.info().command().orElse(""))
                        .filter(command -> command.contains("soffice")))
                .isEmpty();
    }

    private ProblemType failure(Path document, OfficeFormat format) {
        return catchThrowableOfType(
                        Problem.class,
                        () -> program(WALLS, Duration.ofMinutes(1)).pages(given(document), format, scratch))
                .type();
    }

    private LibreOffice program(Sandbox sandbox, Duration patience) {
        return new LibreOffice(sandbox, Scratches.in(folder.resolve("trial")), new Settings(patience));
    }

    /** As it is called behind walls. */
    private Path given(Path document) throws IOException {
        return Files.copy(document, Files.createTempDirectory(folder, "given").resolve("document"));
    }

    private static String begins(Path pdf) throws IOException {
        return new String(Files.readAllBytes(pdf), 0, 5, US_ASCII);
    }

    private record Settings(Duration patience) implements PreviewConfig {

        @Override
        public Path soffice() {
            return Path.of("/usr/bin/soffice");
        }

        @Override
        public long memory() {
            return MEMORY;
        }

        @Override
        public long largest() {
            return 1L << 29;
        }
    }
}

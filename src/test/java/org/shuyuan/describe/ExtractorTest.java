package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What honest and hostile documents get. Every test runs the real child. */
class ExtractorTest {

    private static final String EPUB = "application/epub+zip";

    private final Extractor extractor = TestExtractor.extractor();

    @ParameterizedTest
    @CsvSource({
        "encrypted.pdf, application/pdf, DOCUMENT_ENCRYPTED",
        "rights.epub, application/epub+zip, DOCUMENT_ENCRYPTED",
        "broken.pdf, application/pdf, DOCUMENT_BROKEN",
        "empty.pdf, application/pdf, DOCUMENT_BROKEN",
        "truncated.epub, application/epub+zip, DOCUMENT_BROKEN",
        "laughs.epub, application/epub+zip, DOCUMENT_TOO_COMPLEX",
        "huge.png, image/png, DOCUMENT_TOO_COMPLEX",
        "scripts.epub, application/x-unheard-of, DOCUMENT_UNSUPPORTED",
    })
    void saysWhyADocumentCannotBeRead(String file, String mediaType, ProblemType expected) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> extractor.extract(hostile(file), mediaType))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(expected));
    }

    @Test
    void readsABookChapterByChapterAndRunsNoneOfItsScripts() throws Exception {
        try (Extraction book = extractor.extract(hostile("scripts.epub"), EPUB)) {
            assertThat(book.metadata()).containsEntry("dc:creator", List.of("王老师", "李老师"));
            assertThat(book.cover()).isPresent();
            assertThat(book.units())
                    .extracting(unit -> unit.type() + " " + unit.at() + ": " + PlainText.of(unit.text()))
                    .containsExactly("PAGE 2: 第一章 二次函数\n抛物线的顶点，是二次函数的最值。", "PAGE 3: 第二章 三角形\n勾股定理。");
        }
    }

    @Test
    void opensNoFileThatABookNames() throws Exception {
        try (Extraction book = extractor.extract(hostile("entities.epub"), EPUB)) {
            assertThat(book.metadata()).containsEntry("dc:title", List.of("书"));
        }
    }

    @Test
    void opensNoFileThatAnOfficeFileNames() throws Exception {
        try (Extraction plan = extractor.extract(hostile("entities.docx"), Archive.DOCX)) {
            assertThat(plan.units())
                    .extracting(unit -> PlainText.of(unit.text()))
                    .containsExactly("函数");
        }
    }

    @Test
    void readsABookOfTwoThousandPages(@TempDir Path folder) throws Exception {
        try (Extraction book = extractor.extract(PlainPdf.write(folder.resolve("book"), 2_000), "application/pdf")) {
            assertThat(book.metadata()).containsEntry("xmpTPg:NPages", List.of("2000"));
            assertThat(book.units()).hasSize(2_000);
            assertThat(book.units().getLast().text()).contains("Page 2000 of");
            assertThat(book.cover()).isPresent();
        }
    }

    @Test
    void leavesNothingBehind(@TempDir Path folder) throws Exception {
        Path file = Archive.docx(folder.resolve("plan"), Archive.paragraph("函数"));
        Extraction plan = extractor.extract(file, Archive.DOCX);
        plan.close();
        assertThat(plan.folder()).hasValueSatisfying(left -> assertThat(left).doesNotExist());
    }

    @Test
    void cutsAFlowingDocumentIntoRoughPages(@TempDir Path folder) throws Exception {
        String body = Archive.paragraph("二次函数的图像与性质。".repeat(50)).repeat(10);
        try (Extraction plan = extractor.extract(Archive.docx(folder.resolve("plan"), body), Archive.DOCX)) {
            assertThat(plan.units()).hasSize(4).allMatch(unit -> unit.type() == PlaceType.PAGE);
        }
    }

    @Test
    void refusesABombBeforeItUnfolds(@TempDir Path folder) throws Exception {
        Path bomb = Archive.docx(folder.resolve("bomb"), out -> {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        });
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> extractor.extract(bomb, Archive.DOCX))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.DOCUMENT_TOO_COMPLEX));
    }

    @Test
    void givesUpOnWhatTakesTooLong(@TempDir Path folder) throws Exception {
        Path file = Archive.docx(folder.resolve("plan"), Archive.paragraph("函数"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> TestExtractor.patientFor(Duration.ofMillis(100)).extract(file, Archive.DOCX))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.DOCUMENT_TOO_COMPLEX));
    }

    private static Path hostile(String name) throws URISyntaxException, IOException {
        URL resource = Objects.requireNonNull(ExtractorTest.class.getResource("/hostile/" + name), name);
        return Path.of(resource.toURI());
    }
}

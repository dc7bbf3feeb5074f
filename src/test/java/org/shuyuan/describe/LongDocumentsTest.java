package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last word of a long document is found, and where one isn't, that is said. Every test runs the real child. */
class LongDocumentsTest {

    private static final String LAST = "珊瑚礁的末尾";
    private static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String EPUB = "application/epub+zip";

    private final Extractor extractor = TestExtractor.patientFor(Duration.ofMinutes(5));

    @TempDir
    Path folder;

    @Test
    void oneParagraphOfAMillionCharactersBecomesPartsOfOnePage() throws Exception {
        Path file = Archive.docx(folder.resolve("long"), Archive.paragraph(prose(1_000_000) + LAST));

        try (Extraction found = extractor.extract(file, Archive.DOCX)) {
            assertThat(found.unread()).isEmpty();
            assertThat(found.units()).hasSizeGreaterThan(9).allMatch(unit -> unit.at() == 1);
            assertThat(found.units().getLast().text()).contains(LAST);
            assertThat(found.units().stream()
                            .mapToInt(unit -> unit.text().strip().length())
                            .sum())
                    .isEqualTo(1_000_000 + LAST.length());
        }
    }

    @Test
    void aSlideWithALongTextIsReadToItsEnd() throws Exception {
        Path file = slides(prose(600_000) + LAST);

        try (Extraction found = extractor.extract(file, PPTX)) {
            assertThat(found.unread()).isEmpty();
            assertThat(found.units()).anySatisfy(unit -> {
                assertThat(unit.at()).isEqualTo(8);
                assertThat(unit.text()).contains(LAST);
            });
        }
    }

    @Test
    void theLastRowOfALongTableIsRead() throws Exception {
        try (Extraction found = extractor.extract(table(60_000), XLSX)) {
            assertThat(found.unread()).isEmpty();
            assertThat(found.units().getLast().text()).contains(LAST);
        }
    }

    @Test
    void aBookOfSixThousandChaptersIsReadToItsEnd() throws Exception {
        Path file = book(6_000, 6_000, chapter -> "<p>第 " + chapter + " 回" + (chapter == 6_000 ? LAST : "") + "</p>");

        try (Extraction found = extractor.extract(file, EPUB)) {
            assertThat(found.unread()).isEmpty();
            assertThat(found.units()).hasSize(6_000);
            assertThat(found.units().getLast().text()).contains(LAST);
        }
    }

    @Test
    void chaptersThatABookDoesNotHoldAreSaid() throws Exception {
        Path file = book(5, 3, chapter -> "<p>第 " + chapter + " 回</p>");

        try (Extraction found = extractor.extract(file, EPUB)) {
            assertThat(found.unread())
                    .containsExactly(new Unread(Unread.Kind.MISSING, 4), new Unread(Unread.Kind.MISSING, 5));
        }
    }

    @Test
    void whatIsBeyondAllMeasureIsSaid() throws Exception {
        Path file = book(20_010, 20_010, chapter -> "<p>" + chapter + "</p>");

        try (Extraction found = extractor.extract(file, EPUB)) {
            assertThat(found.units()).hasSize(20_000);
            assertThat(found.unread()).containsExactly(new Unread(Unread.Kind.AFTER, 20_000));
        }
    }

    /** Characters of Chinese that don't repeat, with sentences among them, so that no package looks like a bomb. */
    private static String prose(int length) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(text.length() % 40 == 39 ? '。' : (char) (0x4e00 + random.nextInt(3_000)));
        }
        return text.toString();
    }

    /** The slides of the samples, the last of them with this text in the place of its first words. */
    private Path slides(String text) throws Exception {
        Path file = folder.resolve("slides");
        try (ZipFile sample = new ZipFile("ingest/samples/courseware/newtons-first-law.pptx");
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Enumeration<? extends ZipEntry> entries = sample.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = sample.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    zip.write(
                            entry.getName().equals("ppt/slides/slide8.xml")
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                            .replaceFirst("<a:t>[^<]*</a:t>", "<a:t>" + text + "</a:t>")
                                            .getBytes(StandardCharsets.UTF_8)
                                    : bytes);
                }
            }
        }
        return file;
    }

    private Path table(int rows) throws Exception {
        Path file = folder.resolve("table");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="%s.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml"
                      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""".formatted(XLSX));
            put(zip, "_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
            put(zip, "xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="成绩" sheetId="1" r:id="r1"/></sheets></workbook>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            String words = prose(rows + 20);
            for (int row = 1; row <= rows; row++) {
                String text = row == rows ? LAST : words.substring(row, row + 12);
                write(
                        zip,
                        "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"inlineStr\"><is><t>%2$s</t></is></c></row>"
                                .formatted(row, text));
            }
            write(zip, "</sheetData></worksheet>");
        }
        return file;
    }

    private static String relationship(String type, String target) {
        return """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Target="%s"
                  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>
                </Relationships>""".formatted(target, type);
    }

    private interface Chapter {
        String of(int number);
    }

    /** @param held how many of its chapters it really holds */
    private Path book(int chapters, int held, Chapter chapter) throws Exception {
        Path file = folder.resolve("book-" + chapters);
        StringBuilder manifest = new StringBuilder();
        StringBuilder spine = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "mimetype", EPUB);
            put(zip, "META-INF/container.xml", """
                    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
            for (int number = 1; number <= chapters; number++) {
                manifest.append("<item id=\"c%1$d\" href=\"c%1$d.xhtml\" media-type=\"application/xhtml+xml\"/>"
                        .formatted(number));
                spine.append("<itemref idref=\"c%d\"/>".formatted(number));
                if (number <= held) {
                    put(
                            zip,
                            "c%d.xhtml".formatted(number),
                            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>"
                                    + chapter.of(number) + "</body></html>");
                }
            }
            put(zip, "book.opf", """
                    <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="i">
                    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">long</dc:identifier>
                    <dc:title>长书</dc:title><dc:language>zh-CN</dc:language></metadata>
                    <manifest>%s</manifest><spine>%s</spine></package>""".formatted(manifest, spine));
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
    }

    private static void write(OutputStream out, String text) throws Exception {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class ContentTypesTest {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final ContentTypes types = new ContentTypes(new ZipLimits(20_000, 4L << 30, 200));

    @TempDir
    Path scratch;

    @Test
    void tellsAnEpubByItsMimetype() throws IOException {
        Path epub = Archives.zip(scratch.resolve("a.zip"), Map.of("mimetype", "application/epub+zip", "a.xhtml", "一"));

        assertThat(types.of(epub)).isEqualTo("application/epub+zip");
    }

    @Test
    void tellsOpenDocumentsByTheirMimetype() throws IOException {
        String odp = "application/vnd.oasis.opendocument.presentation";

        assertThat(types.of(Archives.zip(scratch.resolve("a"), Map.of("mimetype", odp))))
                .isEqualTo(odp);
    }

    @ParameterizedTest
    @CsvSource({
        "presentationml.presentation, presentationml.presentation",
        "presentationml.slideshow, presentationml.slideshow",
        "wordprocessingml.document, wordprocessingml.document",
        "spreadsheetml.sheet, spreadsheetml.sheet"
    })
    void tellsOfficeDocumentsByTheirMainPart(String part, String type) throws IOException {
        Path document = Archives.office(scratch.resolve("document"), OFFICE + part);

        assertThat(types.of(document)).isEqualTo(OFFICE + type);
    }

    @Test
    void takesMacrosForWhatTheyAre() throws IOException {
        Path document =
                Archives.office(scratch.resolve("document"), "application/vnd.ms-powerpoint.presentation.macroEnabled");

        assertThat(types.of(document)).isEqualTo("application/vnd.ms-powerpoint.presentation.macroenabled.12");
    }

    @Test
    void leavesAnyOtherArchiveAnArchive() throws IOException {
        Path zip = Archives.zip(scratch.resolve("课件.pptx"), Map.of("a.txt", "a"));

        assertThat(types.of(zip)).isEqualTo("application/zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ffconcat version 1.0⏎file 'other.mp4'⏎|lesson.mp4",
                "#EXTM3U⏎#EXT-X-TARGETDURATION:4⏎/etc/passwd⏎|lesson.mp4",
                "plain words|lesson.mov",
                "<html><script>alert(1)</script></html>|book.pdf",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>|picture.png"
            })
    void believesNoName(String content, String name) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), content.replace('⏎', '\n'));

        assertThat(types.of(file)).doesNotStartWith("video/").doesNotStartWith("application/pdf");
        assertThat(types.of(file)).isNotEqualTo("image/png").isNotEqualTo("application/mp4");
    }

    @Test
    void knowsATransportStreamByItsRhythm() throws IOException {
        byte[] packets = new byte[188 * 10];
        for (int at = 0; at < packets.length; at += 188) {
            packets[at] = 0x47;
        }

        assertThat(types.of(Files.write(scratch.resolve("recorder"), packets))).isEqualTo("video/mp2t");
    }

    @Test
    void knowsACamcordersTransportStream() throws IOException {
        byte[] packets = new byte[192 * 10];
        for (int at = 4; at < packets.length; at += 192) {
            packets[at] = 0x47;
        }

        assertThat(types.of(Files.write(scratch.resolve("camcorder"), packets))).isEqualTo("video/mp2t");
    }

    @ParameterizedTest
    @CsvSource({
        "isom, video/mp4",
        "mp42, video/mp4",
        "iso5, video/mp4",
        "'qt  ', video/quicktime",
        "'M4A ', audio/mp4",
        "'M4V ', video/x-m4v",
        "3gp5, video/3gpp"
    })
    void tellsFilmsByTheirBrand(String brand, String type) throws IOException {
        byte[] film = new byte[64];
        film[3] = 24;
        System.arraycopy(("ftyp" + brand).getBytes(StandardCharsets.US_ASCII), 0, film, 4, 8);

        assertThat(types.of(Files.write(scratch.resolve("film"), film))).isEqualTo(type);
    }

    /** As a telephone records a voice: under the brand of a film, with the index behind the sound. */
    @ParameterizedTest
    @CsvSource({"soun, audio/mp4", "vide, video/mp4"})
    void tellsASoundFromAFilmByItsTracks(String handler, String type) throws IOException {
        String film = box("ftyp", "mp42....")
                + box("mdat", "x".repeat(5000))
                + box("moov", box("trak", box("hdlr", "\0".repeat(8) + handler + "\0".repeat(13))));

        assertThat(types.of(Files.writeString(scratch.resolve("voice"), film, StandardCharsets.ISO_8859_1)))
                .isEqualTo(type);
    }

    private static String box(String name, String inside) {
        int size = inside.length() + 8;
        return "\0\0" + (char) (size >> 8) + (char) (size & 0xff) + name + inside;
    }

    @Test
    void knowsBinaryOfficeDocumentsByTheirDirectory() throws IOException {
        assertThat(types.of(Archives.ole(scratch.resolve("a"), "Root Entry", "WordDocument")))
                .isEqualTo("application/msword");
        assertThat(types.of(Archives.ole(scratch.resolve("b"), "Root Entry", "PowerPoint Document")))
                .isEqualTo("application/vnd.ms-powerpoint");
        assertThat(types.of(Archives.ole(scratch.resolve("c"), "Root Entry", "EncryptedPackage")))
                .isEqualTo("application/x-tika-ooxml-protected");
    }

    @Test
    void findsTheDirectoryAtTheEndOfALargeDocument() throws IOException {
        assertThat(types.of(Archives.largeOle(scratch.resolve("a"), "Root Entry", "PowerPoint Document")))
                .isEqualTo("application/vnd.ms-powerpoint");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws IOException {
        Path bomb = Archives.bomb(scratch.resolve("bomb"), 200L << 20);

        assertRefused(bomb, ProblemType.ARCHIVE_BOMB);
    }

    @Test
    void refusesMoreEntriesThanADocumentHas() throws IOException {
        Path swarm = Archives.swarm(scratch.resolve("swarm"), 20_001);

        assertRefused(swarm, ProblemType.ARCHIVE_BOMB);
    }

    @Test
    void refusesAnArchiveWithoutItsEnd() throws IOException {
        byte[] whole =
                Files.readAllBytes(Archives.office(scratch.resolve("whole"), OFFICE + "wordprocessingml.document"));
        Path cut = Files.write(scratch.resolve("cut"), Arrays.copyOf(whole, whole.length - 30));

        assertRefused(cut, ProblemType.FILE_DAMAGED);
    }

    /** The directory is whole, and what it points to isn't. */
    @Test
    void refusesADocumentWhosePartsAreDamaged() throws IOException {
        Path office = Archives.office(scratch.resolve("office"), OFFICE + "wordprocessingml.document");
        byte[] bytes = Files.readAllBytes(office);
        Arrays.fill(bytes, 30 + "[Content_Types].xml".length(), 30 + "[Content_Types].xml".length() + 40, (byte) 0xff);

        assertRefused(Files.write(office, bytes), ProblemType.FILE_DAMAGED);
    }

    @Test
    void namesTypesAsPeopleDo() {
        assertThat(types.shown("application/zip")).isEqualTo("application/zip (.zip)");
        assertThat(types.endings(List.of("application/pdf", "application/epub+zip")))
                .isEqualTo(".epub .pdf");
    }

    @Test
    void looksAtTheFirstBytesOnly() throws IOException {
        Path pdf = Files.write(scratch.resolve("a"), "%PDF-1.7\n%\n1 0 obj".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(types.of(pdf)).isEqualTo("application/pdf");
    }

    private void assertRefused(Path file, ProblemType type) {
        assertThatThrownBy(() -> types.of(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}

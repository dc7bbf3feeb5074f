package org.shuyuan.share.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.AssetRole;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MetsTest {

    private static final String SHA = "a".repeat(64);

    @Test
    void filesAreReadWithRoleLanguageAndName() {
        FileList files = read(group("original", file("f1", "1000", SHA, "https://a.example/w/1/files/2", "第一课.mp4"))
                        + group(
                                "caption",
                                file("f2", "20", "b".repeat(64), "/c.vtt", "")
                                        + file("f3", "30", "c".repeat(64), "/d.vtt", "en.vtt"))
                        + group("chapters", file("f4", "40", "d".repeat(64), "/e.vtt", "")))
                .orElseThrow();

        assertThat(files.original().filename()).isEqualTo("第一课.mp4");
        assertThat(files.original().size()).isEqualTo(1000);
        assertThat(files.original().address()).hasToString("https://a.example/w/1/files/2");
        assertThat(files.tracks())
                .extracting(
                        ListedFile::role,
                        file -> file.language().orElse(""),
                        file -> file.address().toString(),
                        ListedFile::filename)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                AssetRole.CAPTION, "zh-CN", "https://school.example/c.vtt", "c.vtt"),
                        org.assertj.core.groups.Tuple.tuple(
                                AssetRole.CAPTION, "en", "https://school.example/d.vtt", "en.vtt"),
                        org.assertj.core.groups.Tuple.tuple(
                                AssetRole.CHAPTERS, "", "https://school.example/e.vtt", "e.vtt"));
        assertThat(files.size()).isEqualTo(1090);
    }

    @Test
    void ofSeveralOriginalsTheLastCounts() {
        assertThat(read(group(
                                "original",
                                file("f1", "1", SHA, "/old", "") + file("f2", "2", "b".repeat(64), "/new", "")))
                        .orElseThrow()
                        .original()
                        .filename())
                .isEqualTo("new");
    }

    @Test
    void whatHasNoFilesOffersNone() {
        assertThat(read("")).isEmpty();
        assertThat(read(group("caption", file("f2", "20", SHA, "/c.vtt", "")))).isEmpty();
        assertThat(read(group("thumbnail", file("f2", "20", SHA, "/c.jpg", ""))))
                .isEmpty();
    }

    @Test
    @Timeout(5)
    void aGroupWithNothingAroundItHasNoFiles() {
        assertThat(Mets.read(
                        document("<m:fileGrp xmlns:m='http://www.loc.gov/METS/'><m:file ID='f1'/></m:fileGrp>"),
                        URI.create("https://school.example/oai"),
                        5_000_000))
                .isEmpty();
    }

    @Test
    void whatCannotBeVerifiedIsNotTaken() {
        assertWrong(file("f1", "1000", "no digest", "/a", ""));
        assertWrong(file("f1", "1000", SHA.substring(1), "/a", ""));
        assertWrong(file("f1", "", SHA, "/a", ""));
        assertWrong(file("f1", "0", SHA, "/a", ""));
        assertWrong(file("f1", "-5", SHA, "/a", ""));
        assertWrong(file("f1", "1" + "0".repeat(18), SHA, "/a", ""));
        assertWrong(file("f1", "5000001", SHA, "/a", ""));
        assertWrong(file("f1", "1000", SHA, "ftp://a.example/a", ""));
        assertWrong(file("f1", "1000", SHA, "file:///etc/passwd", ""));
        assertWrong(file("f1", "1000", SHA, "not an address", ""));
        assertWrong(file("f1", "1000", SHA, "/a", "").replace("SHA-256", "MD5"));
        assertWrong(file("f1", "1000", SHA, "/a", "").repeat(101));
    }

    @Test
    void aNameIsALabelAndNoPath() {
        FileList files = read(group("original", file("f1", "1", SHA, "/x", "../../etc/pass\twd")))
                .orElseThrow();

        assertThat(files.original().filename()).doesNotContain("/", "\t").startsWith("pass");
    }

    @Test
    void otherBytesAreAnotherList() {
        String one = read(group("original", file("f1", "1", SHA, "/x", "a")))
                .orElseThrow()
                .fingerprint();

        assertThat(read(group("original", file("f9", "1", SHA, "/elsewhere", "b")))
                        .orElseThrow()
                        .fingerprint())
                .isEqualTo(one);
        assertThat(read(group("original", file("f1", "1", "b".repeat(64), "/x", "a")))
                        .orElseThrow()
                        .fingerprint())
                .isNotEqualTo(one);
    }

    private static void assertWrong(String file) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(group("original", file)));
    }

    private static Optional<FileList> read(String groups) {
        String xml =
                "<m:mets xmlns:m='http://www.loc.gov/METS/' xmlns:x='http://www.w3.org/1999/xlink'><m:fileSec>" + groups
                        + "</m:fileSec><m:structMap><m:div>"
                        + "<m:div TYPE='caption' LABEL='zh-CN'><m:fptr FILEID='f2'/></m:div>"
                        + "<m:div TYPE='caption' LABEL='en'><m:fptr FILEID='f3'/></m:div></m:div></m:structMap></m:mets>";
        return Mets.read(document(xml), URI.create("https://school.example/oai"), 5_000_000);
    }

    private static Element document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (org.xml.sax.SAXException | java.io.IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String group(String use, String files) {
        return "<m:fileGrp USE='" + use + "'>" + files + "</m:fileGrp>";
    }

    private static String file(String id, String size, String digest, String href, String title) {
        return "<m:file ID='" + id + "' SIZE='" + size + "' CHECKSUM='" + digest
                + "' CHECKSUMTYPE='SHA-256' MIMETYPE='a/b'>" + "<m:FLocat LOCTYPE='URL' x:href='" + href + "' x:title='"
                + title + "'/></m:file>";
    }
}

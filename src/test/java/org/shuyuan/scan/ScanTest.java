package org.shuyuan.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.Place;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.work.Jobs;

/** Scanned books are read by the real program in a real child, page by page, and found. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ScanTest {

    @Inject
    Library library;

    @Inject
    Scans scans;

    @Inject
    RecognisedPages recognised;

    @Inject
    PrintReader reader;

    @Inject
    ScanConfig config;

    @Inject
    Jobs jobs;

    @TempDir
    Path folder;

    @Test
    void aWordOnTheSecondScannedPageIsFoundThere() throws Exception {
        Account teacher = library.teacher("scanned");
        UUID book = library.book(
                teacher,
                "旧教材扫描本",
                new ScannedPdf()
                        .picture("第一章 声现象", "声音是由物体的振动产生的。", "振动停止，发声也停止。")
                        .picture("第二节 光的折射", "光从空气斜射入水中时，传播方向发生偏折。", "折射光线向法线方向靠拢。")
                        .text("Appendix with a readable glossary of all words")
                        .blank()
                        .write(folder.resolve("book.pdf")));

        JsonPath done = library.awaitScan(teacher, book, "done");

        assertThat(done.getInt("pages")).isEqualTo(2);
        assertThat(done.getList("failed")).isEmpty();
        assertThat(library.pages(book))
                .extracting(place -> (int) place.at() + " " + place.recognised())
                .containsExactly("1 true", "2 true", "3 false");
        assertThat(library.pages(book).get(1).text()).contains("传播方向发生偏折", "法线");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(library.found("\"传播方向\"", book)).containsExactly(2));
        library.as(teacher).get("/studio/items/{id}", book).then().body(containsString("2 页扫描图片上的文字已自动识别"));
        assertThat(results("\"传播方向\"")).contains("第 2 页", "识别文字");
        assertThat(results("readable glossary")).contains("第 3 页").doesNotContain("识别文字");
    }

    private static String results(String words) {
        return given().header("Accept-Language", "zh-CN")
                .queryParam("q", words)
                .get("/s")
                .asString();
    }

    /** Both languages at once make mistakes in Chinese, and one alone in English. */
    @Test
    void aPageOfAnotherLanguageIsReadOnceMore() throws Exception {
        await().until(reader::ready);
        Path english = Files.createDirectory(folder.resolve("english"));
        Path chinese = Files.createDirectory(folder.resolve("chinese"));

        String words = reader.read(
                        ScannedPdf.drawn(
                                folder.resolve("english.pgm"),
                                "Photosynthesis turns carbon dioxide and water",
                                "into sugar, with the energy of light."),
                        english)
                .orElseThrow();
        String others = reader.read(
                        ScannedPdf.drawn(folder.resolve("chinese.pgm"), "光合作用把二氧化碳和水变成糖，", "它的化学式是 C6H12O6，能量来自光。"),
                        chinese)
                .orElseThrow();

        assertThat(words).contains("Photosynthesis turns carbon dioxide and water");
        assertThat(english.resolve("second")).isDirectory();
        assertThat(others).contains("二氧化碳");
        assertThat(chinese.resolve("second")).doesNotExist();
    }

    @Test
    void aBookWithTextIsNeverRecognised() throws Exception {
        Account teacher = library.teacher("readable");
        UUID book = library.book(
                teacher,
                "可读的书",
                new ScannedPdf()
                        .text("A page full of words that anybody can read")
                        .text("Another page with just as many words on it")
                        .blank()
                        .write(folder.resolve("book.pdf")));

        library.as(teacher).get(Library.SCAN, book).then().statusCode(404);
        library.as(teacher).get("/studio/items/{id}", book).then().body(not(containsString("scan-title")));
        assertThat(library.pages(book)).hasSize(2).noneMatch(Place::recognised);
    }

    /** What was read before a crash is kept: only the other pages are read. */
    @Test
    void workGoesOnWhereItWasLeft() throws Exception {
        Account teacher = library.teacher("left-scan");
        Path file =
                new ScannedPdf().picture("第一页的字不会再读一遍").picture("第二页讲热胀冷缩的现象").write(folder.resolve("book.pdf"));
        UUID book = library.book(teacher, "读到一半的书", file);
        library.awaitScan(teacher, book, "done");
        Scan scan = scans.ofResource(book).orElseThrow();
        scans.read(scan, 1, "以前读到的话");
        QuarkusTransaction.requiringNew().run(() -> scans.failed(scan, 2));

        library.as(teacher).post(Library.SCAN, book).then().statusCode(202);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> library.pages(book).size() == 2
                        && library.pages(book).getFirst().text().equals("以前读到的话"));

        assertThat(library.pages(book).get(1).text()).contains("现象");
    }

    @Test
    void anotherDocumentHasPagesOfItsOwn() throws Exception {
        Account teacher = library.teacher("replaced-scan");
        UUID book = library.book(
                teacher, "换过的书", new ScannedPdf().picture("旧版讲牛顿第一定律").write(folder.resolve("old.pdf")));
        library.awaitScan(teacher, book, "done");

        library.give(book, new ScannedPdf().picture("新版讲阿基米德原理").write(folder.resolve("new.pdf")));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(library.pages(book))
                        .singleElement()
                        .satisfies(
                                page -> assertThat(page.text()).contains("新版").doesNotContain("牛顿")));
        library.give(
                book, new ScannedPdf().text("Now a page of plain readable text").write(folder.resolve("text.pdf")));
        library.as(teacher).get(Library.SCAN, book).then().statusCode(404);
        assertThat(library.pages(book)).singleElement().matches(page -> !page.recognised());
    }

    /** Both ask for more memory than there is; the page between them is read all the same. */
    @Test
    void pagesWithoutMeasureCostNothingButThemselves() throws Exception {
        Account teacher = library.teacher("hostile-scan");
        UUID book = library.book(
                teacher,
                "奇怪的扫描本",
                new ScannedPdf()
                        .picture(566_929, 566_929, ScannedPdf.printed("墙一样大的一页写着字"))
                        .packed(595, 842, 20_000, blackness(20_000L * 20_000))
                        .picture("中间这一页讲凸透镜成像")
                        .write(folder.resolve("book.pdf")));

        JsonPath done = library.awaitScan(teacher, book, "done");

        assertThat(done.getInt("pages")).isEqualTo(3);
        assertThat(library.pages(book))
                .anySatisfy(page -> assertThat(page.text()).contains("凸透镜"));
        assertThat(done.getList("failed", Integer.class)).isSubsetOf(List.of(1, 2));
        if (!done.getList("failed").isEmpty()) {
            library.as(teacher).get("/studio/items/{id}", book).then().body(containsString("这些页无法识别"));
        }
    }

    @Test
    void whatIsBeyondAllMeasureIsSaid() throws Exception {
        Account teacher = library.teacher("endless-scan");
        UUID book = library.book(
                teacher, "没有尽头的书", new ScannedPdf().picture("唯一的一页").write(folder.resolve("book.pdf")));
        library.awaitScan(teacher, book, "done");
        Scan scan = scans.ofResource(book).orElseThrow();
        List<Integer> pages = java.util.stream.IntStream.rangeClosed(1, config.mostPages() + 7)
                .boxed()
                .toList();

        QuarkusTransaction.requiringNew().run(() -> scans.found(book, scan.source(), pages));

        assertThat(scans.ofResource(book)).hasValueSatisfying(many -> {
            assertThat(many.beyond()).isEqualTo(7);
            assertThat(many.waiting()).isEqualTo(config.mostPages() - 1);
        });
        library.as(teacher).get("/studio/items/{id}", book).then().body(containsString("最后 7 页没有识别"));
        QuarkusTransaction.requiringNew().run(() -> scans.found(book, scan.source(), List.of()));
    }

    private static byte[] blackness(long bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] rows = new byte[1 << 20];
            for (long written = 0; written < bytes; written += rows.length) {
                out.write(rows);
            }
        }
        return packed.toByteArray();
    }
}

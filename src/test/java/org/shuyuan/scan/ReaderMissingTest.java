package org.shuyuan.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Without the program the teacher and the operator are told, and what waits is read as soon as it is there. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(ReaderToCome.class)
class ReaderMissingTest {

    @Inject
    Library library;

    @Inject
    ScanWatch watch;

    @Inject
    ScanConfig config;

    @TempDir
    Path folder;

    @Test
    void scansWaitForTheProgramAndAreReadWhenItComes() throws Exception {
        Account teacher = library.teacher("waiting-scan");
        UUID book = library.book(
                teacher, "等待识别的书", new ScannedPdf().picture("这一页讲的是光合作用").write(folder.resolve("book.pdf")));

        assertThat(library.scan(teacher, book).getString("state")).isEqualTo("off");
        library.as(teacher)
                .get("/studio/items/{id}", book)
                .then()
                .body(containsString("有 1 页是扫描的图片，能看不能搜"), containsString("tesseract-ocr-chi-sim"));
        library.as(teacher).get("/book/{id}", book).then().body(containsString("能看不能搜"));
        library.as(teacher).post(Library.SCAN, book).then().statusCode(503).body("type", endsWith("scan-unavailable"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("apt-get install tesseract-ocr tesseract-ocr-chi-sim"));

        Files.createSymbolicLink(config.tesseract(), Path.of("/usr/bin/tesseract"));
        watch.lookAgain();

        library.awaitScan(teacher, book, "done");
        assertThat(library.pages(book))
                .singleElement()
                .satisfies(page -> assertThat(page.text()).contains("光合作用"));
        given().get("/q/health/ready").then().body(containsString("chi_sim"));
    }
}

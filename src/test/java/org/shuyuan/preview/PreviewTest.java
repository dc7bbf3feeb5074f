package org.shuyuan.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.describe.PdfPages;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Office documents are laid out by the real program in a real child, and read page by page. */
@NeedsLibreOffice
@QuarkusTest
@WithTestResource(TestEngines.class)
class PreviewTest {

    private static final int SOME = 6;

    @Inject
    Lectern lectern;

    @Inject
    PdfPages reading;

    @Inject
    Previews previews;

    @TempDir
    Path folder;

    @Test
    void everySlideIsThePageOfItsNumberTheHiddenOneToo() throws Exception {
        Account teacher = lectern.teacher("laid-out-slides");
        UUID slides = lectern.published(
                teacher,
                "courseware",
                "伽利略斜面课件",
                OfficeFile.slidesWithAHiddenOne(folder.resolve("slides.pptx")),
                OfficeFile.PPTX);

        JsonPath ready = lectern.awaitPreview(teacher, slides, "ready");

        assertThat(ready.getInt("pages")).isEqualTo(8);
        List<Place> places = lectern.places(slides, PlaceType.SLIDE);
        List<NewPlace> pages = pages(slides);
        assertThat(places).hasSize(8);
        for (Place slide : places) {
            assertThat(bare(text(pages, slide.at())))
                    .as("page %s", slide.at())
                    .contains(bare(slide.text()).substring(0, SOME));
        }
        given().get("/w/{id}", slides).then().body(containsString("<book-reader"), containsString("book.pdf"));
        lectern.as(teacher).get("/studio/items/{id}", slides).then().body(not(containsString("preview-title")));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(lectern.found("三个人接力一百年", slides))
                        .anySatisfy(href -> assertThat(href).startsWith("/w/" + slides + "?page=4&find=")));
    }

    @Test
    void textThatFlowsIsFoundOnThePageOnWhichItStands() throws Exception {
        Account teacher = lectern.teacher("laid-out-text");
        UUID plan = lectern.published(
                teacher,
                "lesson-plan",
                "三页的教案",
                OfficeFile.text(folder.resolve("plan.docx"), "导入：看图说话", "新授：朗读与停顿", "小结：背诵全诗"),
                OfficeFile.DOCX);
        lectern.awaitPreview(teacher, plan, "ready");

        assertThat(lectern.places(plan, PlaceType.PAGE))
                .extracting(place -> (int) place.at() + " " + place.text())
                .containsExactly("1 导入：看图说话", "2 新授：朗读与停顿", "3 小结：背诵全诗");
        assertThat(lectern.pages(plan)).isEqualTo("3");

        // Described once more, it has its pages in the end as well.
        lectern.give(
                plan, OfficeFile.text(folder.resolve("again.docx"), "导入：看图说话", "新授：朗读与停顿", "小结：背诵全诗"), OfficeFile.DOCX);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(lectern.places(plan, PlaceType.PAGE)).hasSize(3));
        lectern.awaitPreview(teacher, plan, "ready");
    }

    @Test
    void formulasStandOnThePages() throws Exception {
        Account teacher = lectern.teacher("formulas");
        UUID plan = lectern.published(
                teacher,
                "lesson-plan",
                "有公式的教案",
                OfficeFile.formula(folder.resolve("formula.docx"), "p+1", "q"),
                OfficeFile.DOCX);
        lectern.awaitPreview(teacher, plan, "ready");

        assertThat(pages(plan))
                .singleElement()
                .satisfies(page -> assertThat(page.text()).contains("p+1", "q"));
    }

    @Test
    void anotherDocumentHasPagesOfItsOwn() throws Exception {
        Account teacher = lectern.teacher("replaced-plan");
        UUID plan = lectern.published(
                teacher, "lesson-plan", "换过的教案", OfficeFile.text(folder.resolve("old.docx"), "旧版的导入"), OfficeFile.DOCX);
        lectern.awaitPreview(teacher, plan, "ready");

        lectern.give(plan, OfficeFile.text(folder.resolve("new.docx"), "新版的导入", "新版的小结"), OfficeFile.DOCX);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> lectern.preview(teacher, plan).getInt("pages") == 2);
        assertThat(pages(plan)).extracting(NewPlace::text).containsExactly("新版的导入", "新版的小结");
    }

    @Test
    void whatTheProgramDoesNotOpenStaysText() throws Exception {
        Account teacher = lectern.teacher("unopened");
        UUID slides = lectern.published(
                teacher,
                "courseware",
                "打不开的课件",
                OfficeFile.unlisted(folder.resolve("slides.odp"), "这一张还能读"),
                OfficeFile.ODP);

        lectern.awaitPreview(teacher, slides, "failed");

        assertThat(previews.find(slides))
                .hasValueSatisfying(preview -> assertThat(preview.pdf()).isEmpty());
        given().get("/w/{id}", slides).then().body(not(containsString("<book-reader")), containsString("这一张还能读"));
        lectern.as(teacher)
                .get("/studio/items/{id}", slides)
                .then()
                .body(containsString("这份文件没能排成页面"), containsString("LibreOffice 打不开它"));
        lectern.as(teacher)
                .header("Accept-Language", "en")
                .get("/studio/items/{id}", slides)
                .then()
                .body(containsString("be laid out as pages. Its text is shown as before"));
        lectern.as(teacher)
                .redirects()
                .follow(false)
                .post("/studio/items/{id}/preview", slides)
                .then()
                .statusCode(303);
        lectern.awaitPreview(teacher, slides, "failed");
        assertThat(lectern.playback(slides).getString("assets.find { it.role == 'original' }.sha256"))
                .isNotBlank();
    }

    /** Without walls it would stand there: the program draws any file that slides name as their picture. */
    @Test
    void noOtherFileGetsIntoThePages() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.svg"), """
                <svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text x="10" y="50">GEHEIM</text></svg>""");
        Account teacher = lectern.teacher("curious");
        UUID slides = lectern.published(
                teacher,
                "courseware",
                "好奇的课件",
                OfficeFile.linkedSlide(
                        folder.resolve("curious.odp"), secret.toUri().toString()),
                OfficeFile.ODP);

        lectern.awaitPreview(teacher, slides, "ready");

        assertThat(pages(slides)).extracting(NewPlace::text).noneMatch(text -> text.contains("GEHEIM"));
    }

    private List<NewPlace> pages(UUID resource) throws Exception {
        String book = lectern.playback(resource).getString("playback.book");
        Path pdf = Files.write(
                folder.resolve(UUID.randomUUID() + ".pdf"),
                given().get(book).then().statusCode(200).extract().asByteArray());
        try (PdfPages.Read read = reading.read(pdf)) {
            return read.places();
        }
    }

    private static String text(List<NewPlace> pages, double at) {
        return pages.stream()
                .filter(page -> page.at() == at)
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s·]+", "");
    }
}

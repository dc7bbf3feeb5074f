package org.shuyuan.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Without the program there is the text, the teacher and the operator are told, and pages come with the program. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(TypesetterToCome.class)
class TypesetterMissingTest {

    @Inject
    Lectern lectern;

    @Inject
    PreviewWatch watch;

    @Inject
    PreviewConfig config;

    @Test
    void documentsAreTextUntilTheProgramComes() throws Exception {
        Account teacher = lectern.teacher("waiting-slides");
        UUID slides = lectern.published(teacher, "courseware", "等待排版的课件", OfficeFile.SLIDES, OfficeFile.PPTX);

        assertThat(lectern.preview(teacher, slides).getString("state")).isEqualTo("off");
        lectern.as(teacher)
                .get("/studio/items/{id}", slides)
                .then()
                .body(containsString("现在只显示文字"), containsString("libreoffice-impress-nogui"));
        given().get("/w/{id}", slides)
                .then()
                .body(containsString("id=\"slide-5\""), not(containsString("<book-reader")));
        given().redirects()
                .follow(false)
                .get("/w/{id}?page=5&find=惯性&lesson=7", slides)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/w/" + slides + "?lesson=7#slide-5"));
        given().get("/w/{id}?page=99", slides).then().statusCode(200);
        lectern.as(teacher)
                .post(Lectern.PREVIEW, slides)
                .then()
                .statusCode(503)
                .body("type", endsWith("preview-unavailable"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("apt-get install libreoffice-impress-nogui libreoffice-writer-nogui"));

        Files.createSymbolicLink(config.soffice(), Path.of("/usr/bin/soffice"));
        watch.lookAgain();

        lectern.awaitPreview(teacher, slides, "ready");
        given().get("/w/{id}?page=5", slides).then().statusCode(200).body(containsString("<book-reader"));
        given().get("/q/health/ready").then().body(containsString("impress+writer"));
    }
}

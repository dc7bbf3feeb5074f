package org.shuyuan.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** Without the program there is the text, the teacher and the operator are told, and pages come with the program. */
@NeedsLibreOffice
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(TypesetterToCome.class)
class TypesetterMissingTest {

    @Inject
    Lectern lectern;

    @Inject
    PreviewWatch watch;

    @Inject
    PreviewJob job;

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
                .body(containsString("现在只显示文字"), containsString("LibreOffice"));
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
        given().get("/q/health/ready").then().statusCode(200).body(containsString(LibreOffice.PACKAGES));

        // A run for a document that was replaced says nothing of the one that is there.
        QuarkusTransaction.requiringNew()
                .run(() -> job.gaveUp(
                        PreviewJob.id(slides, new Digest("0".repeat(64))), Problem.of(ProblemType.DOCUMENT_BROKEN)));
        assertThat(lectern.preview(teacher, slides).getString("state")).isEqualTo("off");

        Files.createSymbolicLink(config.soffice(), Path.of("/usr/bin/soffice"));
        watch.lookAgain();

        lectern.awaitPreview(teacher, slides, "ready");
        given().get("/w/{id}?page=5", slides).then().statusCode(200).body(containsString("<book-reader"));
        given().get("/q/health/ready").then().body(containsString("impress+writer"));
    }
}

package org.shuyuan.speech;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.render.Films;

/** Without a model the feature says so, and everything else is as it was. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SpeechOffTest {

    @Inject
    Classroom room;

    @TempDir
    Path folder;

    @Test
    void withoutAModelEverybodyIsToldPlainly() throws Exception {
        Account teacher = room.teacher("unheard");
        UUID lesson = room.lesson(teacher, Films.in(folder).withTone(3, 3));

        room.as(teacher)
                .get("/studio/items/{id}", lesson)
                .then()
                .statusCode(200)
                .body(containsString("自动字幕未启用"), not(containsString("speech-lang")));
        room.as(teacher)
                .post(Classroom.RECOGNITION, lesson)
                .then()
                .statusCode(503)
                .body("type", endsWith("speech-unavailable"));
        given().get("/q/health/ready").then().body(containsString("no shuyuan.speech.model"));
    }
}

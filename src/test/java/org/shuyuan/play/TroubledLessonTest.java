package org.shuyuan.play;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A step of a lesson has failed: its teacher is told and may publish it all the same, pupils aren't bothered. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class TroubledLessonTest {

    private static final String TEACHER = "troubled";
    private static final String TROUBLE = "note warn";

    @Inject
    Catalog catalog;

    @Inject
    Processing processing;

    @Inject
    Staff staff;

    private UUID lesson = new UUID(0, 0);

    @BeforeEach
    void aLessonThatCannotBeRendered() {
        lesson = lesson(Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of("日晷的影子")));
    }

    @Test
    void itIsPublishedByTheSameRuleInTheStudioAndByTheApi() {
        asTeacher().get("/studio/items/{id}", lesson).then().statusCode(200).body(containsString("/publish"));

        asTeacher()
                .redirects()
                .follow(false)
                .post("/studio/items/{id}/publish", lesson)
                .then()
                .statusCode(303);

        assertThat(catalog.get(lesson).published()).isTrue();
        UUID other = lesson(Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of("日晷的另一面")));
        asTeacher().post("/api/resources/{id}/publish", other).then().statusCode(200);
    }

    @Test
    void whatHasFailedIsToldToItsTeacherAlone() {
        String words = "没有能播放的画面";
        asTeacher().post("/api/resources/{id}/publish", lesson).then().statusCode(200);

        asTeacher()
                .header("Accept-Language", "zh-CN")
                .get("/w/{id}", lesson)
                .then()
                .statusCode(200)
                .body(containsString(TROUBLE), containsString(words));
        given().header("Accept-Language", "zh-CN")
                .get("/w/{id}", lesson)
                .then()
                .statusCode(200)
                .body(not(containsString(TROUBLE)));
    }

    @Test
    void aSaveThatIsRefusedIsAPageToABrowserAndAProblemToAScript() {
        lesson = lesson(Descriptors.NONE);

        save("application/json, text/html;q=0.5")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("标题"));
        save("text/html,application/xhtml+xml")
                .then()
                .statusCode(422)
                .contentType("text/html")
                .body(containsString("标题"), containsString("<form"));
    }

    private Response save(String accept) {
        return asTeacher()
                .header("Accept", accept)
                .header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("then", "publish")
                .formParam("title", "")
                .post("/studio/items/{id}", lesson);
    }

    private RequestSpecification asTeacher() {
        return staff.as(staff.teacher(TEACHER));
    }

    private UUID lesson(Descriptors words) {
        Account teacher = staff.teacher(TEACHER);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID made = catalog.create(new NewResource(
                            "micro-lecture", teacher.memberships().getFirst().organisation(), teacher.id(), words))
                    .id();
            processing.failed(made, Step.RENDER, Problem.of(ProblemType.MEDIA_UNREADABLE));
            return made;
        });
    }
}

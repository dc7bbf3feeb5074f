package org.shuyuan.learn.course;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** The lessons of a course are its own, whatever an outline says. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OutlineTest {

    private static final String TEACHER = "outline-teacher";
    private static final String OUTLINE = """
        {"version": %d, "sections": [{"id": %s, "title": "第一章", "lessons": [
          {"id": %s, "type": "page", "title": "读一读", "words": "顶点"}]}]}""";

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Organisations organisations;

    @BeforeEach
    void aTeacher() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "outline-school", "青溪小学");
            if (accounts.named(TEACHER).isEmpty()) {
                accounts.add(TEACHER, "沈老师", "correct horse", school.id(), Role.TEACHER);
            }
        });
    }

    @Test
    void sectionsAndLessonsOfOtherCoursesAreRefused() {
        String one = course();
        JsonPath there = arrange(one, OUTLINE.formatted(0, "null", "null")).jsonPath();
        String section = '"' + there.getString("sections[0].id") + '"';
        String lesson = '"' + there.getString("sections[0].lessons[0].id") + '"';
        String other = course();

        for (String foreign :
                new String[] {OUTLINE.formatted(0, section, "null"), OUTLINE.formatted(0, "null", lesson)}) {
            arrange(other, foreign)
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("lesson-wrong"))
                    .body("detail", containsString("读一读"));
        }

        arrange(one, OUTLINE.formatted(1, section, lesson))
                .then()
                .statusCode(200)
                .body("sections[0].lessons[0].title", equalTo("读一读"));
    }

    @Test
    void aPartThatNoFilmHasIsRefused() {
        for (String part : new String[] {"-1, \"to\": 5", "9, \"to\": 5", "0, \"to\": 2147483647"}) {
            arrange(course(), """
                    {"version": 0, "sections": [{"title": "", "lessons": [
                      {"type": "resource", "title": "看一看", "from": %s}]}]}""".formatted(part)).then().statusCode(422).body("type", endsWith("lesson-wrong"));
        }
    }

    @Test
    void aTitleOfNothingButAZeroIsNone() {
        as().body("{\"title\": \"\\u0000\"}")
                .post("/api/courses")
                .then()
                .statusCode(422)
                .body("type", endsWith("descriptors-missing"));
    }

    private String course() {
        return as().body("{\"title\": \"二次函数\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
    }

    private Response arrange(String course, String outline) {
        return as().body(outline).put("/api/courses/" + course + "/outline");
    }

    private RequestSpecification as() {
        try {
            return given().contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + tokens.issue(TEACHER).orElseThrow());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package org.shuyuan.learn.join;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Whoever has the code of a class joins it; a class is its teachers' alone. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ClassCodesTest {

    private static final String CLASSES = "/api/classes/";

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Organisations organisations;

    private String teacher = "";
    private String other = "";
    private String pupil = "";
    private String id = "";
    private String code = "";

    @BeforeEach
    void aClass() {
        String mark = UUID.randomUUID().toString();
        teacher = "code-t-" + mark;
        other = "code-o-" + mark;
        pupil = "code-p-" + mark;
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "code-school", "青溪小学");
            accounts.add(teacher, "沈老师", "correct horse", school.id(), Role.TEACHER);
            accounts.add(other, "白老师", "correct horse", school.id(), Role.TEACHER);
            accounts.add(pupil, "小溪", "correct horse", school.id(), Role.LEARNER);
        });
        Response made = as(teacher).body("{\"title\": \"八（1）班\"}").post("/api/classes");
        id = made.path("id");
        code = made.path("code");
    }

    @Test
    void aCodeIsTakenAsItWasTyped() {
        join(pupil, code.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + code.substring(3))
                .then()
                .statusCode(200)
                .body("title", equalTo("八（1）班"));

        as(teacher)
                .get(CLASSES + id)
                .then()
                .statusCode(200)
                .body("members.part", equalTo(List.of("teacher", "learner")));
        for (String stranger : List.of(other, pupil)) {
            as(stranger).get(CLASSES + id).then().statusCode(404);
            as(stranger)
                    .delete(CLASSES + id + "/members/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whoGuessesIsSlowedDown() {
        for (int guess = 0; guess < CodeAttempts.LIMIT; guess++) {
            join(pupil, "000000").then().statusCode(404).body("type", endsWith("class-code-unknown"));
        }

        join(pupil, code).then().statusCode(429).body("type", endsWith("too-many-attempts"));
        as(pupil).get("/join/" + code).then().statusCode(429);
        join(other, code).then().statusCode(200);
    }

    private Response join(String who, String typed) {
        return as(who).body("{\"code\": \"" + typed + "\"}").post(CLASSES + "join");
    }

    private RequestSpecification as(String who) {
        try {
            return given().contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + tokens.issue(who).orElseThrow());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

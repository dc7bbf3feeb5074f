package org.shuyuan.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;

/** The life of a resource, as a script leads it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ResourceApiTest {

    private static final String PATCH = "application/merge-patch+json; charset=UTF-8";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    Catalog catalog;

    @Inject
    Staff staff;

    private UUID lesson = new UUID(0, 0);
    private String token = "";

    @BeforeEach
    void aDraft() throws Exception {
        Account teacher = staff.teacher("scripting");
        lesson = draft(teacher, Descriptors.NONE.with(Field.TITLE, Origin.DEFAULT, List.of("lesson-3")));
        token = staff.token(teacher);
    }

    @Test
    void aPersonsWordStandsAboveTheFilesUntilItIsTakenBack() {
        said("{\"title\": \"抛物线\", \"subject\": [\"mathematics\"]}")
                .statusCode(200)
                .body("title", equalTo("抛物线"))
                .body("descriptors.subject.values", equalTo(List.of("mathematics")))
                .body("descriptors.title.origin", equalTo("person"));

        said("{\"title\": null, \"subject\": null}").statusCode(200).body("title", equalTo("lesson-3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\": \"red\"}   | 422 | /problems/unknown-descriptor",
                "{\"subject\": [\"x\"]}  | 422 | /problems/unknown-term",
                "[]                      | 400 | /problems/bad-request",
                "{                       | 400 | /problems/bad-request"
            })
    void whatIsNoDescriptorIsRefused(String patch, int status, String type) {
        said(patch).statusCode(status).body("type", containsString(type));
    }

    @Test
    void whatIsPublishedIsWithdrawnWithAReasonOrWithout() throws Exception {
        for (String body : List.of("", "{}", "{\"reason\": \"有错字\"}")) {
            at("publish", "").statusCode(200).body("state", equalTo("published"));
            at("withdraw", body).statusCode(200).body("state", equalTo("withdrawn"));
        }
        at("publish", "").statusCode(200);
        HttpRequest bare = HttpRequest.newBuilder(base.resolve(address("withdraw")))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(bare, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 标题", "en, Title"})
    void whatIsMissingIsCalledByItsNameInTheReadersLanguage(String language, String title) {
        Account teacher = staff.teacher("scripting");
        lesson = draft(teacher, Descriptors.NONE);

        at("publish", "", language)
                .statusCode(422)
                .body("type", containsString("/problems/descriptors-missing"))
                .body("detail", containsString(title));
        assertThat(catalog.get(lesson).published()).isFalse();
    }

    private UUID draft(Account teacher, Descriptors words) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                teacher.memberships().getFirst().organisation(),
                                teacher.id(),
                                words))
                        .id());
    }

    private ValidatableResponse said(String patch) {
        return asTeacher()
                .contentType(PATCH)
                .body(patch)
                .when()
                .patch("/api/resources/" + lesson)
                .then();
    }

    private ValidatableResponse at(String step, String body) {
        return at(step, body, "en");
    }

    private ValidatableResponse at(String step, String body, String language) {
        return asTeacher()
                .header("Accept-Language", language)
                .contentType("application/json")
                .body(body)
                .when()
                .post(address(step))
                .then();
    }

    private RequestSpecification asTeacher() {
        return given().header("Authorization", "Bearer " + token);
    }

    private String address(String step) {
        return "/api/resources/" + lesson + "/" + step;
    }
}

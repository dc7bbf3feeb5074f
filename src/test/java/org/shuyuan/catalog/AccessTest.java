package org.shuyuan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Who may change what others have made: curators of its organisation and of those above it, and no other teacher. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class AccessTest {

    private static final String API = "/api/resources/{id}";
    private static final String ITEM = "/studio/items/{id}";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String TITLE = "斜面";

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Catalog catalog;

    private UUID lesson = UUID.randomUUID();

    @BeforeEach
    void aDraftInASchool() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "access", "青溪区");
            Organisation school = organisations.add(district.id(), OrganisationLevel.SCHOOL, "access-1", "青溪一中");
            Organisation sibling = organisations.add(district.id(), OrganisationLevel.SCHOOL, "access-2", "青溪二中");
            Organisation other = organisations.add(null, OrganisationLevel.DISTRICT, "access-3", "白石区");
            Account owner = account("access-owner", school, Role.TEACHER);
            account("access-colleague", school, Role.TEACHER);
            account("access-learner", school, Role.LEARNER);
            account("access-curator", school, Role.CURATOR);
            account("access-district-curator", district, Role.CURATOR);
            account("access-district-teacher", district, Role.TEACHER);
            account("access-district-operator", district, Role.OPERATOR);
            account("access-sibling-curator", sibling, Role.CURATOR);
            account("access-other-curator", other, Role.CURATOR);
            account("access-other-operator", other, Role.OPERATOR);
            Account both = account("access-curator-elsewhere", school, Role.TEACHER);
            accounts.join(both.id(), other.id(), Role.CURATOR);
            lesson = draft(school, owner);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-owner", "access-curator", "access-district-curator", "access-district-operator"})
    void whoeverCuratesTheOrganisationDoesWhatTheOwnerMay(String who) throws Exception {
        as(who).get(API, lesson).then().statusCode(200).body("state", equalTo("draft"));
        rename(who).statusCode(200).body("title", equalTo("滑轮"));
        as(who).post(API + "/publish", lesson).then().statusCode(200).body("state", equalTo("published"));
        as(who).contentType("application/json")
                .body("{\"reason\": \"有错\"}")
                .post(API + "/withdraw", lesson)
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));

        as(who).get(API, lesson).then().statusCode(200).body("state", equalTo("withdrawn"));
        as("access-owner").get(API, lesson).then().statusCode(200).body("title", equalTo("滑轮"));
        as("access-colleague").get(API, lesson).then().statusCode(404);
        as(who).post(API + "/publish", lesson).then().statusCode(200).body("state", equalTo("published"));
    }

    @Test
    void aCuratorWorksInTheStudioOfOthers() throws Exception {
        String curator = "access-district-curator";

        as(curator).get(ITEM, lesson).then().statusCode(200).contentType(startsWith("text/html"));
        as(curator)
                .contentType(FORM)
                .formParam("title", "滑轮")
                .formParam("then", "publish")
                .post(ITEM, lesson)
                .then()
                .statusCode(303);
        assertThat(now()).isEqualTo("published 滑轮");
        as(curator).post(ITEM + "/withdraw", lesson).then().statusCode(303);
        assertThat(now()).isEqualTo("withdrawn 滑轮");
        as(curator).post(ITEM + "/publish", lesson).then().statusCode(303);
        assertThat(now()).isEqualTo("published 滑轮");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-colleague",
                "access-district-teacher",
                "access-sibling-curator",
                "access-other-curator",
                "access-other-operator",
                "access-curator-elsewhere",
            })
    void nobodyElseLearnsOfADraft(String who) throws Exception {
        notFound(as(who).get(API, lesson).then());
        notFound(rename(who));
        notFound(as(who).post(API + "/publish", lesson).then());
        notFound(as(who).get(ITEM, lesson).then());
        notFound(as(who).post(ITEM + "/publish", lesson).then());

        assertThat(now()).isEqualTo("draft " + TITLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-colleague",
                "access-learner",
                "access-district-teacher",
                "access-sibling-curator",
                "access-other-curator",
                "access-other-operator",
                "access-curator-elsewhere",
            })
    void nobodyElseChangesWhatIsPublished(String who) throws Exception {
        catalog.publish(lesson);

        as(who).get(API, lesson).then().statusCode(200);
        forbidden(rename(who));
        forbidden(as(who).contentType("application/json")
                .body("{}")
                .post(API + "/withdraw", lesson)
                .then());
        forbidden(as(who).contentType(FORM)
                .formParam("title", "滑轮")
                .post(ITEM, lesson)
                .then());
        forbidden(as(who).post(ITEM + "/withdraw", lesson).then());

        assertThat(now()).isEqualTo("published " + TITLE);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/resources/{id}/publish, application/json",
        "POST, /api/resources/{id}/try-again, application/json",
        "GET, /api/resources/{id}/poster/choices, application/json",
        "PUT, /api/resources/{id}/poster, image/png",
        "DELETE, /api/resources/{id}/poster, application/json",
        "PUT, /api/resources/{id}/chapters, text/vtt",
        "DELETE, /api/resources/{id}/chapters, text/vtt",
        "POST, /api/resources/{id}/captions?lang=en, text/vtt",
        "DELETE, /api/resources/{id}/captions/en, text/vtt",
        "POST, /api/resources/{id}/recognition, application/json",
        "GET, /studio/items/{id}, text/html",
        "GET, /studio/items/{id}/form, text/html",
        "POST, /studio/items/{id}/publish, application/x-www-form-urlencoded",
        "POST, /studio/items/{id}/try-again, application/x-www-form-urlencoded",
    })
    void noWayLeadsATeacherToTheWorkOfAnother(String method, String path, String type) throws Exception {
        catalog.publish(lesson);

        forbidden(as("access-colleague")
                .header("If-Match", "*")
                .contentType(type)
                .request(method, path, lesson)
                .then());
    }

    @Test
    void aCuratorOfASchoolCuratesNothingAboveIt() throws Exception {
        lesson = QuarkusTransaction.requiringNew()
                .call(() -> draft(
                        organisations.withCode("access").orElseThrow(),
                        accounts.named("access-district-teacher").orElseThrow()));

        notFound(as("access-curator").get(API, lesson).then());
        rename("access-district-curator").statusCode(200);
        catalog.publish(lesson);
        forbidden(rename("access-curator"));
        forbidden(as("access-curator")
                .contentType("application/json")
                .body("{}")
                .post(API + "/withdraw", lesson)
                .then());
    }

    @Test
    void aVisitorSeesWhatIsPublishedAndNothingElse() {
        notFound(given().get(API, lesson).then());
        catalog.publish(lesson);

        given().get(API, lesson).then().statusCode(200);
        notSignedIn(given().contentType("application/json")
                .post(API + "/withdraw", lesson)
                .then());
        notSignedIn(given().contentType("application/json")
                .body("{}")
                .patch(API, lesson)
                .then());
        notSignedIn(given().post(ITEM + "/withdraw", lesson).then());

        assertThat(now()).isEqualTo("published " + TITLE);
    }

    private ValidatableResponse rename(String who) throws Exception {
        return as(who).contentType("application/merge-patch+json")
                .body("{\"title\": \"滑轮\"}".getBytes(StandardCharsets.UTF_8))
                .patch(API, lesson)
                .then();
    }

    private RequestSpecification as(String who) throws Exception {
        return given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + tokens.issue(who).orElseThrow());
    }

    private static void notFound(ValidatableResponse answer) {
        answer.statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    private static void forbidden(ValidatableResponse answer) {
        answer.statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    private static void notSignedIn(ValidatableResponse answer) {
        answer.statusCode(401).body("type", equalTo("/problems/not-signed-in"));
    }

    private String now() {
        return QuarkusTransaction.requiringNew().call(() -> {
            LearningResource resource = catalog.get(lesson);
            return resource.state().id() + " " + resource.title();
        });
    }

    private UUID draft(Organisation organisation, Account owner) {
        UUID id = catalog.create(new NewResource("micro-lecture", organisation.id(), owner.id(), Descriptors.NONE))
                .id();
        catalog.describe(id, Origin.PERSON, Map.of(Field.TITLE, List.of(TITLE)));
        return id;
    }

    private Account account(String name, Organisation organisation, Role role) {
        return accounts.named(name).orElseGet(() -> accounts.add(name, name, "secret", organisation.id(), role));
    }
}

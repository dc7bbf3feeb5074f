package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;
import org.shuyuan.seal.Seals;

/** Access tokens, line items, scores and results, as specifications have them, and for nobody else's tools. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ToolServicesTest {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    @TestHTTPResource("/lti/tools/authorize")
    @SuppressWarnings("NullAway.Init")
    URI authorise;

    @Inject
    ToolRoom room;

    @Inject
    Seals seals;

    private OtherTool tool;
    private Account curator;
    private Account teacher;
    private Account pupil;
    private String school;
    private String client;
    private String course;
    private String lesson;

    @BeforeEach
    void aToolInACourse() {
        tool = new OtherTool(authorise.toString());
        school = room.school("tool-services");
        curator = room.somebody(school, Role.CURATOR, "tool-services-curator");
        teacher = room.somebody(school, Role.TEACHER, "tool-services-teacher");
        pupil = room.somebody(school, Role.LEARNER, "tool-services-pupil");
        client = room.registers(curator, school, tool, "scored", "framed");
        course = room.course(teacher);
        lesson = room.placed(teacher, course, client);
    }

    @AfterEach
    void shut() {
        tool.close();
    }

    @Test
    void aTokenIsWhatClientsExpect() {
        room.token(tool.signed(assertion().build()), Scope.SCORES.uri() + " openid " + Scope.LINE_ITEMS.uri())
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600))
                .body("access_token", notNullValue())
                .body("scope", equalTo(Scope.LINE_ITEMS.uri() + " " + Scope.SCORES.uri()));
    }

    @Test
    void aTokenMayBeMeantForUsByOurName() {
        room.token(tool.signed(tool.claims(client, room.issuer()).build()), Scope.SCORES.uri())
                .statusCode(200);
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = tool.signed(assertion().build());
        room.token(assertion, Scope.SCORES.uri()).statusCode(200);

        refused(assertion, "jti");
    }

    @Test
    void aMessageWithoutASignatureIsRefused() throws Exception {
        refused(new PlainJWT(assertion().build()).serialize(), "signature");
    }

    /** With our knowledge of the public key as the secret of a keyed hash. */
    @Test
    void aKeyedHashIsNoSignature() throws Exception {
        SignedJWT message = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                assertion().build());
        message.sign(new MACSigner(tool.publicKey().toRSAPublicKey().getEncoded()));

        refused(message.serialize(), "alg");
    }

    @Test
    void anotherKeyOfTheSameNameIsRefused() {
        refused(OtherTool.signed(assertion().build(), OtherTool.key("one")), "signature");
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() {
        refused(OtherTool.signed(assertion().build(), OtherTool.key("two")), "kid");
    }

    @Test
    void aClientThatNobodyKnowsIsRefused() {
        refused(
                tool.signed(tool.claims(UUID.randomUUID().toString(), room.tokenAddress())
                        .build()),
                "client");
    }

    @Test
    void oneToolDoesNotSpeakForAnother() {
        refused(tool.signed(assertion().subject(UUID.randomUUID().toString()).build()), "sub");
        try (OtherTool other = new OtherTool(authorise.toString())) {
            refused(other.signed(assertion().build()), "signature");
        }
    }

    @ParameterizedTest
    @CsvSource({"-3600, -1800, exp", "3600, 7200, iat", "0, 864000, exp"})
    void aMessageOfAnotherTimeIsRefused(long issued, long expires, String why) {
        Instant now = Instant.now();
        refused(
                tool.signed(assertion()
                        .issueTime(Date.from(now.plusSeconds(issued)))
                        .expirationTime(Date.from(now.plusSeconds(expires)))
                        .build()),
                why);
    }

    @Test
    void aMessageForSomebodyElseIsRefused() {
        refused(
                tool.signed(
                        tool.claims(client, "https://elsewhere.example/token").build()),
                "aud");
    }

    @Test
    void aMessageWithoutAnIdIsRefused() {
        refused(tool.signed(assertion().jwtID(null).build()), "jti");
    }

    @Test
    void nothingElseIsGranted() {
        room.token(tool.signed(assertion().build()), "https://elsewhere.example/scope")
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "password")
                .post("/lti/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
    }

    @Test
    void keysWithinAreNotFetched() {
        String inside = room.form(curator)
                .formParam("title", "内网")
                .formParam("organisation", school)
                .formParam("login", tool.at("/login"))
                .formParam("launch", tool.at("/launch"))
                .formParam("keys", "http://10.0.0.1/keys")
                .formParam("scored", "on")
                .post("/admin/tools")
                .header("Location");

        refused(
                tool.signed(tool.claims(inside.substring(inside.lastIndexOf('/') + 1), room.tokenAddress())
                        .build()),
                "ADDRESS_REFUSED");
    }

    @Test
    void aToolWithoutScoresGetsNoToken() {
        String quiet = room.registers(curator, school, tool);

        room.token(tool.signed(tool.claims(quiet, room.tokenAddress()).build()), Scope.SCORES.uri())
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void lineItemsAreMadeFoundChangedAndRemoved() {
        String made = with(Scope.LINE_ITEMS)
                .contentType(ITEM)
                .body("""
                        {"label": "第二次", "scoreMaximum": 5, "tag": "retry", "resourceId": "quiz-7",
                         "resourceLinkId": "%s", "startDateTime": "2026-09-01T08:00:00+08:00"}""".formatted(link()).getBytes(UTF_8))
                .post(all())
                .then()
                .statusCode(201)
                .contentType(startsWith(ITEM))
                .body("label", equalTo("第二次"))
                .body("startDateTime", equalTo("2026-09-01T00:00:00Z"))
                .extract()
                .path("id");

        with(Scope.LINE_ITEMS_READ)
                .accept(ITEMS)
                .queryParam("tag", "retry")
                .get(all())
                .then()
                .statusCode(200)
                .contentType(startsWith(ITEMS))
                .body("id", equalTo(List.of(made)));
        with(Scope.LINE_ITEMS)
                .contentType(ITEM)
                .body("{\"label\": \"第三次\", \"scoreMaximum\": 6}".getBytes(UTF_8))
                .put(ToolRoom.here(made))
                .then()
                .statusCode(200)
                .body("label", equalTo("第三次"));
        with(Scope.LINE_ITEMS).delete(ToolRoom.here(made)).then().statusCode(204);
        with(Scope.LINE_ITEMS).get(ToolRoom.here(made)).then().statusCode(404);
    }

    @Test
    void aPageOfThemSaysWhereTheNextIs() {
        for (int number = 1; number <= 3; number++) {
            with(Scope.LINE_ITEMS)
                    .contentType(ITEM)
                    .body("{\"label\": \"%d\", \"scoreMaximum\": 1, \"tag\": \"页\"}"
                            .formatted(number)
                            .getBytes(UTF_8))
                    .post(all());
        }

        Response first = with(Scope.LINE_ITEMS_READ).get(all() + "?tag=页&limit=2");
        String next = first.header("Link").replaceFirst("^<([^>]*)>; rel=\"next\"$", "$1");
        Response second = with(Scope.LINE_ITEMS_READ).urlEncodingEnabled(false).get(ToolRoom.here(next));

        assertThat(first.jsonPath().<String>getList("label")).containsExactly("1", "2");
        assertThat(second.jsonPath().<String>getList("label")).containsExactly("3");
        assertThat(second.headers().hasHeaderWithName("Link")).isFalse();
    }

    @Test
    void whatCountsInTheLessonIsNotTheToolsToRemove() {
        with(Scope.LINE_ITEMS).delete(counting()).then().statusCode(403);
    }

    @Test
    void aLinkOfSomebodyElseIsNone() {
        with(Scope.LINE_ITEMS)
                .contentType(ITEM)
                .body("{\"label\": \"x\", \"scoreMaximum\": 5, \"resourceLinkId\": \"%s\"}"
                        .formatted(UUID.randomUUID()))
                .post(all())
                .then()
                .statusCode(400);
    }

    @Test
    void nothingOfAnotherToolIsThere() throws Exception {
        String lineItem = counting();
        JWTClaimsSet told = room.launched(pupil, tool, launch());
        try (OtherTool other = new OtherTool(authorise.toString())) {
            String stranger = room.registers(curator, school, other, "scored");
            RequestSpecification asks = room.with(other, stranger, Scope.values());

            asks.get(lineItem).then().statusCode(404);
            asks.get(all()).then().statusCode(404);
            asks.get(lineItem + "/results").then().statusCode(404);
            asks.contentType(SCORE)
                    .body(score(told.getSubject(), "9", Instant.now()))
                    .post(lineItem + "/scores")
                    .then()
                    .statusCode(404);
            asks.contentType(ITEM)
                    .body("{\"label\": \"x\", \"scoreMaximum\": 5}")
                    .put(lineItem)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void scoresBecomeResults() throws Exception {
        String subject = room.launched(pupil, tool, launch()).getSubject();
        give(score(subject, "4", Instant.now())).then().statusCode(204);

        with(Scope.RESULTS_READ)
                .accept(RESULTS)
                .get(counting() + "/results?user_id=" + subject)
                .then()
                .statusCode(200)
                .contentType(startsWith(RESULTS))
                .body("", hasSize(1))
                .body("[0].userId", equalTo(subject))
                .body("[0].resultScore", equalTo(40f))
                .body("[0].resultMaximum", equalTo(100f))
                .body("[0].comment", equalTo("再想想 <b>"))
                .body("[0].scoreOf", containsString(counting()));
    }

    @Test
    void whatIsSaidLateCountsForNothing() throws Exception {
        String subject = room.launched(pupil, tool, launch()).getSubject();
        Instant now = Instant.now();
        give(score(subject, "4", now)).then().statusCode(204);

        give(score(subject, "9", now)).then().statusCode(409);
        give(score(subject, "9", now.minusMillis(1)))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/tool-score-stale"));
        give(score(subject, "7", now.plusMillis(1))).then().statusCode(204);

        assertThat(with(Scope.RESULTS_READ)
                        .get(counting() + "/results")
                        .jsonPath()
                        .<Float>getList("resultScore"))
                .containsExactly(70f);
    }

    @Test
    void aScoreIsOfSomebodyWhoHasCome() {
        give(score(pupil.id().toString(), "4", Instant.now())).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "scoreGiven, -1",
        "scoreGiven, '\"viel\"'",
        "scoreMaximum, 0",
        "timestamp, '\"yesterday\"'",
        "timestamp, '\"2026-01-01T00:00:00\"'",
        "activityProgress, '\"Done\"'",
        "gradingProgress, null",
    })
    void aScoreThatIsNoneIsRefused(String name, String value) throws Exception {
        String subject = room.launched(pupil, tool, launch()).getSubject();
        String score = score(subject, "4", Instant.now())
                .replaceFirst("\"" + name + "\": [^,}]*", "\"" + name + "\": " + value);

        give(score).then().statusCode(400);
    }

    @Test
    void aScoreThatIsNotTheLastWordDoesNotCount() throws Exception {
        String subject = room.launched(pupil, tool, launch()).getSubject();

        give(score(subject, "10", Instant.now()).replace("FullyGraded", "PendingManual"))
                .then()
                .statusCode(204);

        room.browser(pupil).get("/course/" + course).then().body(containsString("<li class=\"new tool\""));
    }

    @Test
    void whatIsNotGrantedIsRefused() {
        with(Scope.SCORES).get(all()).then().statusCode(403);
        with(Scope.LINE_ITEMS).get(counting() + "/results").then().statusCode(403);
        with(Scope.LINE_ITEMS_READ)
                .contentType(ITEM)
                .body("{\"label\": \"x\", \"scoreMaximum\": 5}")
                .post(all())
                .then()
                .statusCode(403);
        with(Scope.RESULTS_READ)
                .contentType(SCORE)
                .body("{}")
                .post(counting() + "/scores")
                .then()
                .statusCode(403);
    }

    @Test
    void whoeverHasNoTokenOfAToolIsRefused() {
        given().get(all()).then().statusCode(401);
        given().header("Authorization", "Bearer x").get(all()).then().statusCode(401);
        room.browser(teacher).get(all()).then().statusCode(401);
        with(Scope.values()).get("/api/me/learning").then().statusCode(401);
        with(Scope.values())
                .urlEncodingEnabled(false)
                .get("/lti/ags/%2e%2e/%2e%2e/api/me/learning")
                .then()
                .statusCode(401);
    }

    /** One that we have sealed ourselves, for an hour that is over. */
    @Test
    void aTokenThatHasEndedIsRefused() {
        AccessTokens then = new AccessTokens(seals, Clock.fixed(Instant.now().minusSeconds(3_601), ZoneOffset.UTC));
        String old = then.issue(UUID.fromString(client), Set.of(Scope.LINE_ITEMS));

        given().header("Authorization", "Bearer " + old).get(all()).then().statusCode(401);
    }

    @Test
    void aToolThatWasRemovedIsHeardNoMore() {
        RequestSpecification asks = with(Scope.LINE_ITEMS);
        room.form(curator).post("/admin/tools/" + client + "/remove");

        asks.get(all()).then().statusCode(403);
        refused(tool.signed(assertion().build()), "client");
    }

    private void refused(String assertion, String why) {
        room.token(assertion, Scope.SCORES.uri())
                .statusCode(401)
                .body("error", equalTo("invalid_client"))
                .body("error_description", containsString(why));
    }

    private JWTClaimsSet.Builder assertion() {
        return tool.claims(client, room.tokenAddress());
    }

    private RequestSpecification with(Scope... scopes) {
        return room.with(tool, client, scopes);
    }

    private Response give(String score) {
        return with(Scope.SCORES).contentType(SCORE).body(score.getBytes(UTF_8)).post(counting() + "/scores");
    }

    private static String score(String subject, String given, Instant when) {
        return """
                {"userId": "%s", "scoreGiven": %s, "scoreMaximum": 10, "timestamp": "%s", "comment": "再想想 <b>",
                 "activityProgress": "Completed", "gradingProgress": "FullyGraded"}""".formatted(subject, given, when);
    }

    private String all() {
        return "/lti/ags/" + course + "/line-items";
    }

    private String counting() {
        String id = with(Scope.LINE_ITEMS_READ)
                .queryParam("resource_link_id", link())
                .get(all())
                .jsonPath()
                .getString("[0].id");
        return ToolRoom.here(id);
    }

    private String link() {
        return room.lessons(teacher, course).getString("outline.sections[-1].lessons[-1].tool");
    }

    private String launch() {
        return "/course/" + course + "/tool/" + lesson + "/launch";
    }
}

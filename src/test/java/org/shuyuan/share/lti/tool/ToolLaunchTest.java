package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;

/** A tool that is registered, put into a course, opened by a pupil, and heard. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ToolLaunchTest {

    @TestHTTPResource("/lti/tools/authorize")
    @SuppressWarnings("NullAway.Init")
    URI authorise;

    @Inject
    ToolRoom room;

    private OtherTool tool;
    private Account teacher;
    private Account pupil;
    private String client;
    private String course;
    private String lesson;

    @BeforeEach
    void aToolInACourse() {
        tool = new OtherTool(authorise.toString());
        String school = room.school("tool-launch");
        Account curator = room.somebody(school, Role.CURATOR, "tool-launch-curator");
        teacher = room.somebody(school, Role.TEACHER, "tool-launch-teacher");
        pupil = room.somebody(school, Role.LEARNER, "tool-launch-pupil");
        client = room.registers(curator, school, tool, "scored", "framed");
        course = room.course(teacher);
        lesson = room.placed(teacher, course, client);
    }

    @AfterEach
    void shut() {
        tool.close();
    }

    @Test
    void aPupilOpensItAndIsDoneWithWhatTheToolSays() throws Exception {
        JWTClaimsSet told = room.launched(pupil, tool, launch());

        Map<String, Object> scores = told.getJSONObjectClaim(Claim.SCORES);
        say(told.getSubject(), scores.getOrDefault("lineitem", ""), 8, Instant.now())
                .then()
                .statusCode(204);

        room.browser(pupil).get("/course/" + course).then().body(containsString("<li class=\"done tool\""));
        room.browser(pupil).get(page()).then().body(containsString("80%"));
        assertThat(room.browser(pupil).get("/api/me/learning").jsonPath().<Integer>getList("scores.percent"))
                .contains(80);
    }

    @Test
    void aLittleIsNotEnough() throws Exception {
        JWTClaimsSet told = room.launched(pupil, tool, launch());

        say(told.getSubject(), told.getJSONObjectClaim(Claim.SCORES).getOrDefault("lineitem", ""), 5, Instant.now());

        room.browser(pupil)
                .get("/course/" + course)
                .then()
                .body(containsString("<li class=\"begun tool\""), containsString("50%"));
    }

    @Test
    void theToolIsToldWhatItMustKnowAndNothingOfWhoItIs() throws Exception {
        JWTClaimsSet told = room.launched(pupil, tool, launch());

        assertThat(told.getClaims())
                .containsEntry(Claim.MESSAGE_TYPE, "LtiResourceLinkRequest")
                .containsEntry(Claim.VERSION, "1.3.0")
                .containsEntry(Claim.DEPLOYMENT, "1")
                .containsEntry(Claim.TARGET, tool.at("/launch"))
                .containsEntry(Claim.ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
        assertThat(told.getJSONObjectClaim(Claim.CONTEXT)).containsEntry("title", "丝绸之路");
        assertThat(told.getJSONObjectClaim(Claim.LINK)).containsEntry("title", "沿途的城市");
        assertThat(told.getClaims()).doesNotContainKeys("name", "given_name", "family_name", "email");
        assertThat(told.toString() + tool.begun())
                .doesNotContain(pupil.id().toString(), pupil.name(), pupil.displayName());
        assertThat(tool.begun())
                .containsEntry("iss", room.issuer())
                .containsEntry("tenant", "1")
                .containsEntry("lti_deployment_id", "1")
                .containsEntry("target_link_uri", tool.at("/launch"));
    }

    @Test
    void hintsTellNothingOfWhoItIs() throws Exception {
        room.launched(pupil, tool, launch());

        byte[] reader = Base64.getUrlDecoder().decode(tool.begun("login_hint"));

        assertThat(HexFormat.of().formatHex(reader))
                .doesNotContain(pupil.id().toString().replace("-", ""));
    }

    @Test
    void whoTeachesIsAnInstructorAndStaysTheSame() throws Exception {
        JWTClaimsSet first = room.launched(teacher, tool, launch());
        JWTClaimsSet again = room.launched(teacher, tool, launch());

        assertThat(first.getStringListClaim(Claim.ROLES))
                .containsExactly("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
        assertThat(again.getSubject())
                .isEqualTo(first.getSubject())
                .isNotEqualTo(room.launched(pupil, tool, launch()).getSubject());
    }

    @Test
    void soIsTheTeacherOfAClassThatFollows() throws Exception {
        Account other = room.somebody(room.school("tool-launch"), Role.TEACHER, "tool-launch-other");
        assertThat(room.launched(other, tool, launch())
                        .getStringListClaim(Claim.ROLES)
                        .getFirst())
                .endsWith("#Learner");

        String group = room.browser(other)
                .contentType("application/json")
                .body("{\"title\": \"七年级一班\"}")
                .post("/api/classes")
                .jsonPath()
                .getString("id");
        room.browser(other).put("/api/classes/" + group + "/courses/" + course);

        assertThat(room.launched(other, tool, launch())
                        .getStringListClaim(Claim.ROLES)
                        .getFirst())
                .endsWith("#Instructor");
    }

    @Test
    void whatIsForgottenIsForgottenHere() throws Exception {
        Account leaving = room.somebody(room.school("tool-launch"), Role.LEARNER, "tool-launch-leaving");
        JWTClaimsSet told = room.launched(leaving, tool, launch());
        Object lineItem = told.getJSONObjectClaim(Claim.SCORES).getOrDefault("lineitem", "");
        say(told.getSubject(), lineItem, 8, Instant.now()).then().statusCode(204);

        room.browser(leaving).delete("/api/me/learning").then().statusCode(204);

        assertThat(room.browser(leaving).get("/api/me/learning").jsonPath().getList("scores"))
                .isEmpty();
        say(told.getSubject(), lineItem, 9, Instant.now().plusSeconds(1)).then().statusCode(404);
    }

    @Test
    void aFrameMayNotSendTheSession() throws Exception {
        Map<String, String> asked = room.begun(pupil, tool, launch());

        String page = room.authorise(given().redirects().follow(false), asked)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(room.believed(ToolRoom.Handed.of(page).message(), client).getStringClaim("nonce"))
                .isEqualTo(asked.get("nonce"));
    }

    @Test
    void aToolMayPostWhatItAsksFor() {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", tool.origin())
                .formParams(room.begun(pupil, tool, launch()))
                .post("/lti/tools/authorize")
                .then()
                .statusCode(200)
                .body(containsString("id_token"));
    }

    @Test
    void theMessageGoesToTheToolAloneAndRunsNothingOfOthers() {
        room.authorise(room.browser(pupil), room.begun(pupil, tool, launch()))
                .then()
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self';"))
                .header("Content-Security-Policy", containsString("form-action " + tool.origin() + ";"))
                .body(not(containsString("<script>")), containsString("<button"));
    }

    @Test
    void theLessonHasTheToolInAFrame() {
        room.browser(pupil)
                .get(page())
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-src 'self' " + tool.origin() + ";"))
                .body(containsString("<iframe"), containsString(launch()), not(containsString("name=\"undo\"")));
        given().get(page()).then().statusCode(200).body(containsString("/sign-in?to="), not(containsString("<iframe")));
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 00000000-0000-0000-0000-000000000000",
        "client_id, x",
        "redirect_uri, http://127.0.0.1:1/launch",
        "redirect_uri, http://127.0.0.1/launch",
        "scope, profile",
        "response_type, code",
        "response_mode, fragment",
        "prompt, login",
        "nonce, ''",
        "login_hint, x",
        "lti_message_hint, ''",
    })
    void whatIsNotAsItShouldBeIsRefused(String name, String value) {
        Map<String, String> asked = room.begun(pupil, tool, launch());
        asked.put(name, value);

        assertRefused(asked);
    }

    @Test
    void aRedirectThatOnlyBeginsAsARegisteredOneIsRefused() {
        Map<String, String> asked = room.begun(pupil, tool, launch());
        asked.put("redirect_uri", tool.at("/launch") + "/more");

        assertRefused(asked);
    }

    @ParameterizedTest
    @CsvSource({"login_hint", "lti_message_hint"})
    void aHintThatWasTouchedIsRefused(String hint) {
        Map<String, String> asked = room.begun(pupil, tool, launch());
        String sealed = asked.getOrDefault(hint, "");
        asked.put(hint, (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1));

        assertRefused(asked);
    }

    @Test
    void hintsOfTwoLaunchesDoNotGoTogether() {
        Map<String, String> one = room.begun(pupil, tool, launch());
        Map<String, String> other = room.begun(teacher, tool, launch());
        one.put("lti_message_hint", other.get("lti_message_hint"));

        assertRefused(one);
    }

    @Test
    void aHintOfAnotherReaderIsRefused() {
        Map<String, String> asked = room.begun(pupil, tool, launch());

        room.authorise(room.browser(teacher), asked).then().statusCode(400).body(not(containsString("id_token")));
    }

    @Test
    void aHintIsGoodOnce() {
        Map<String, String> asked = room.begun(pupil, tool, launch());
        room.authorise(room.browser(pupil), asked).then().statusCode(200);

        assertRefused(asked);
    }

    @Test
    void nobodyIsLaunchedWithoutSigningIn() {
        given().redirects().follow(false).get(launch()).then().statusCode(oneOf(302, 303, 401));
        given().get("/course/" + course + "/tool/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aToolThatWasRemovedIsGone() {
        Map<String, String> asked = room.begun(pupil, tool, launch());
        Account curator = room.somebody(room.school("tool-launch"), Role.CURATOR, "tool-launch-curator");
        room.form(curator).post("/admin/tools/" + client + "/remove").then().statusCode(303);

        room.browser(pupil).get(page()).then().statusCode(200).body(not(containsString("<iframe")));
        assertRefused(asked);
    }

    @Test
    void aLessonWithoutScoresIsReadByHand() {
        Account curator = room.somebody(room.school("tool-launch"), Role.CURATOR, "tool-launch-curator");
        String quiet = room.registers(curator, room.school("tool-launch"), tool);
        String other = room.course(teacher);
        String there = room.placed(teacher, other, quiet);

        room.browser(pupil)
                .get("/course/" + other + "/tool/" + there)
                .then()
                .body(
                        containsString("/course/" + other + "/" + there + "/read"),
                        not(containsString("<iframe")),
                        containsString("target=\"_blank\""));
    }

    @Test
    void aCopyOfTheCourseHasTheToolAsItsOwn() {
        String copy = room.browser(teacher)
                .post("/api/courses/" + course + "/copy")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        var lessons = room.lessons(teacher, copy);

        assertThat(lessons.getString("outline.sections[-1].lessons[-1].type")).isEqualTo("tool");
        assertThat(lessons.getString("outline.sections[-1].lessons[-1].tool"))
                .isNotEqualTo(room.lessons(teacher, course).getString("outline.sections[-1].lessons[-1].tool"));
    }

    @Test
    void aLinkOfAnotherCourseIsNotTaken() {
        String link = room.lessons(teacher, course).getString("outline.sections[-1].lessons[-1].tool");
        String other = room.course(teacher);

        room.browser(teacher)
                .contentType("application/json")
                .body("""
                        {"version": 0, "sections": [{"title": "", "lessons": [
                          {"type": "tool", "title": "别的", "tool": "%s"}]}]}""".formatted(link))
                .put("/api/courses/" + other + "/outline")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/lesson-wrong"));
    }

    private void assertRefused(Map<String, String> asked) {
        room.authorise(room.browser(pupil), asked).then().statusCode(400).body(not(containsString("id_token\"")));
    }

    private Response say(String subject, Object lineItem, int points, Instant when) {
        return room.with(tool, client, Scope.SCORES)
                .contentType("application/vnd.ims.lis.v1.score+json")
                .body("""
                        {"userId": "%s", "scoreGiven": %d, "scoreMaximum": 10, "timestamp": "%s",
                         "activityProgress": "Completed", "gradingProgress": "FullyGraded"}""".formatted(subject, points, when))
                .post(ToolRoom.here(lineItem) + "/scores");
    }

    private String page() {
        return "/course/" + course + "/tool/" + lesson;
    }

    private String launch() {
        return page() + "/launch";
    }
}

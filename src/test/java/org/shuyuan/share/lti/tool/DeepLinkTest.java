package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

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
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;

/** A teacher chooses content in a tool; what comes back is believed only if it is what was asked for. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class DeepLinkTest {

    private static final String ANSWER = "/lti/tools/deep-link";

    @TestHTTPResource("/lti/tools/authorize")
    @SuppressWarnings("NullAway.Init")
    URI authorise;

    @Inject
    ToolRoom room;

    private OtherTool tool;
    private Account curator;
    private Account teacher;
    private String school;
    private String client;
    private String course;

    @BeforeEach
    void aToolForACourse() {
        tool = new OtherTool(authorise.toString());
        school = room.school("tool-choosing");
        curator = room.somebody(school, Role.CURATOR, "tool-choosing-curator");
        teacher = room.somebody(school, Role.TEACHER, "tool-choosing-teacher");
        client = room.registers(curator, school, tool, "scored", "named");
        course = room.course(teacher);
    }

    @AfterEach
    void shut() {
        tool.close();
    }

    @Test
    void whatIsChosenBecomesLessons() throws Exception {
        JWTClaimsSet asked = chooses();
        String back = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", tool.origin())
                .formParam(
                        "JWT",
                        tool.signed(answer(asked, List.of(quiz("骆驼 <script>alert(1)</script>"), quiz("绿洲")))
                                .build()))
                .post(ANSWER)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        room.browser(teacher)
                .get(ToolRoom.here(back))
                .then()
                .statusCode(200)
                .body(containsString("骆驼 &lt;script&gt;"), not(containsString("<script>alert")));
        room.form(teacher).post(ToolRoom.here(back)).then().statusCode(303);
        room.form(teacher).post(ToolRoom.here(back)).then().statusCode(303);

        var lessons = room.lessons(teacher, course);
        assertThat(lessons.<String>getList("outline.sections[0].lessons.title"))
                .as("once, though it was sent twice")
                .containsExactly("骆驼 <script>alert(1)</script>", "绿洲");
        JWTClaimsSet told = room.launched(
                teacher,
                tool,
                "/course/" + course + "/tool/" + lessons.getString("outline.sections[0].lessons[1].id") + "/launch");
        assertThat(told.getStringClaim(Claim.TARGET)).isEqualTo(tool.at("/quiz/7"));
        assertThat(told.getJSONObjectClaim(Claim.CUSTOM)).containsEntry("level", "3");
        assertThat(told.getStringClaim("name")).isEqualTo(teacher.displayName());
        assertThat(room.with(tool, client, Scope.LINE_ITEMS_READ)
                        .get("/lti/ags/" + course + "/line-items?resource_id=q7")
                        .jsonPath()
                        .<Float>getList("scoreMaximum"))
                .containsExactly(20f, 20f);
    }

    @Test
    void theToolIsToldWhatMayBeChosen() throws Exception {
        JWTClaimsSet asked = chooses();

        assertThat(asked.getStringClaim(Claim.MESSAGE_TYPE)).isEqualTo("LtiDeepLinkingRequest");
        assertThat(asked.getStringClaim(Claim.TARGET)).isEqualTo(tool.at("/choose"));
        assertThat(asked.getJSONObjectClaim(Claim.CHOOSING))
                .containsEntry("accept_types", List.of("ltiResourceLink"))
                .containsEntry("accept_multiple", true)
                .containsEntry("deep_link_return_url", room.issuer() + ANSWER);
        assertThat(asked.getClaims()).doesNotContainKey(Claim.LINK);
    }

    @Test
    void nothingChosenIsNothingToAdd() throws Exception {
        String back = ToolRoom.here(sent(answer(chooses(), List.of()))
                .then()
                .statusCode(303)
                .extract()
                .header("Location"));

        room.browser(teacher)
                .get(back)
                .then()
                .statusCode(200)
                .body(not(containsString("<form method=\"post\" action=\"/studio/courses/" + course)));
    }

    @Test
    void onlyWhoMayChangeTheCourseAdds() throws Exception {
        String back = ToolRoom.here(
                sent(answer(chooses(), List.of(quiz("沙丘")))).then().extract().header("Location"));
        Account other = room.somebody(room.school("tool-choosing-other"), Role.TEACHER, "tool-choosing-other");

        room.form(other).post(back).then().statusCode(404);
        room.browser(other)
                .get("/studio/courses/" + room.course(other) + "/tools/" + client + "/choose")
                .then()
                .statusCode(404);
    }

    @Test
    void dataIsGoodOnce() throws Exception {
        JWTClaimsSet asked = chooses();
        sent(answer(asked, List.of(quiz("一")))).then().statusCode(303);

        refused(answer(asked, List.of(quiz("二"))), "used before");
    }

    @Test
    void anAnswerIsGoodOnce() throws Exception {
        String nonce = UUID.randomUUID().toString();
        sent(answer(chooses(), List.of()).claim("nonce", nonce)).then().statusCode(303);

        refused(answer(chooses(), List.of()).claim("nonce", nonce), "used before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "https://elsewhere.example/quiz",
                "//127.0.0.1/quiz",
                "/quiz",
                "ht tp://",
                "file:///etc/passwd"
            })
    void whatLeadsElsewhereIsRefused(String url) throws Exception {
        refused(answer(chooses(), List.of(Map.of("type", "ltiResourceLink", "title", "x", "url", url))), "url");
    }

    @Test
    void whatIsRefusedIsToldAsWords() throws Exception {
        refused(
                answer(
                        chooses(),
                        List.of(Map.of("type", "ltiResourceLink", "title", "x", "url", "x:<script>alert(1)</script>"))),
                "&lt;script&gt;");
    }

    @Test
    void aPasswordInAnAddressIsRefused() throws Exception {
        String url = tool.at("/quiz").replace("http://", "http://me:secret@");

        refused(answer(chooses(), List.of(Map.of("type", "ltiResourceLink", "title", "x", "url", url))), "url");
    }

    @Test
    void claimsThatAreWrongAreRefused() throws Exception {
        refused(answer(chooses(), List.of()).claim(Claim.MESSAGE_TYPE, "LtiResourceLinkRequest"), "message_type");
        refused(answer(chooses(), List.of()).claim(Claim.VERSION, "1.1"), "version");
        refused(answer(chooses(), List.of()).claim(Claim.DEPLOYMENT, "2"), "deployment_id");
        refused(answer(chooses(), List.of()).claim(Claim.DATA, "x"), "data");
        refused(answer(chooses(), List.of()).claim(Claim.DATA, null), "data");
        refused(answer(chooses(), List.of()).claim("nonce", null), "nonce");
        refused(answer(chooses(), List.of()).audience("https://elsewhere.example"), "aud");
        refused(answer(chooses(), List.of()).issuer(UUID.randomUUID().toString()), "iss");
        refused(
                answer(chooses(), List.of())
                        .issueTime(Date.from(Instant.now().minusSeconds(1_000)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(500))),
                "exp");
    }

    @Test
    void dataOfAnotherToolIsRefused() throws Exception {
        JWTClaimsSet asked = chooses();
        try (OtherTool other = new OtherTool(authorise.toString())) {
            String stranger = room.registers(curator, school, other);
            String message = other.signed(other.chosen(stranger, room.issuer(), data(asked), List.of(quiz("x")))
                    .build());

            refused(message, "data");
        }
    }

    @Test
    void signaturesOfOthersAreRefused() throws Exception {
        JWTClaimsSet claims = answer(chooses(), List.of()).build();
        SignedJWT hashed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
        hashed.sign(new MACSigner(tool.publicKey().toRSAPublicKey().getEncoded()));

        refused(hashed.serialize(), "alg");
        refused(new PlainJWT(claims).serialize(), "signature");
        refused(OtherTool.signed(claims, OtherTool.key("one")), "signature");
        refused("", "JWT");
    }

    private JWTClaimsSet chooses() throws Exception {
        Map<String, String> asked =
                room.begun(teacher, tool, "/studio/courses/" + course + "/tools/" + client + "/choose");
        String page = room.authorise(room.browser(teacher), asked)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return room.believed(ToolRoom.Handed.of(page).message(), client);
    }

    private JWTClaimsSet.Builder answer(JWTClaimsSet asked, List<Map<String, Object>> items) throws Exception {
        return tool.chosen(client, room.issuer(), data(asked), items);
    }

    private static String data(JWTClaimsSet asked) throws Exception {
        return String.valueOf(asked.getJSONObjectClaim(Claim.CHOOSING).get("data"));
    }

    private Map<String, Object> quiz(String title) {
        return Map.of(
                "type",
                "ltiResourceLink",
                "title",
                title,
                "url",
                tool.at("/quiz/7"),
                "custom",
                Map.of("level", 3),
                "lineItem",
                Map.of("scoreMaximum", 20, "resourceId", "q7"));
    }

    private Response sent(JWTClaimsSet.Builder claims) {
        return sent(tool.signed(claims.build()));
    }

    private static Response sent(String message) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept("text/html")
                .formParam("JWT", message)
                .post(ANSWER);
    }

    private void refused(JWTClaimsSet.Builder claims, String why) {
        refused(tool.signed(claims.build()), why);
    }

    private static void refused(String message, String why) {
        sent(message).then().statusCode(422).body(containsString(why));
    }
}

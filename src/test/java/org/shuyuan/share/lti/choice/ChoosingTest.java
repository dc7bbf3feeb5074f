package org.shuyuan.share.lti.choice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.Launches;
import org.shuyuan.share.lti.Launches.Begun;
import org.shuyuan.share.lti.TestPlatform;

/** A teacher chooses lessons in the frame of a platform, and the platform gets what was chosen, and nobody else. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ChoosingTest {

    private static final String ITEMS = LaunchMessage.DEEP_LINKING + "content_items";

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Launches launches;

    private TestPlatform platform;
    private UUID lesson;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aPlatform() {
        platform = new TestPlatform(base);
        launches.registered(platform);
        lesson = launches.lesson("浮力的大小");
    }

    @AfterEach
    void gone() {
        platform.close();
    }

    @Test
    void aLessonIsFoundSetAndPlaced() throws Exception {
        String session = chooses(message -> message);

        given().get(session + "/choose").then().statusCode(200).body(containsString("role=\"search\""));
        given().get(session + "/set?pick=/w/" + lesson)
                .then()
                .statusCode(200)
                .body(containsString("浮力的大小"), containsString("name=\"graded\""));
        JWTClaimsSet sent =
                placed(set(session, Map.of("from", "1:15", "to", "2:00", "graded", "true", "needed", "80")));

        assertThat(sent.getIssuer()).isEqualTo(platform.clientId());
        assertThat(sent.getAudience()).containsExactly(platform.issuer());
        assertThat(sent.getClaim(LaunchMessage.CLAIM + "message_type")).isEqualTo("LtiDeepLinkingResponse");
        assertThat(sent.getClaim(LaunchMessage.CLAIM + "deployment_id")).isEqualTo(TestPlatform.DEPLOYMENT);
        assertThat(sent.getClaim(LaunchMessage.DEEP_LINKING + "data")).isEqualTo("opaque-of-the-platform");
        assertThat(sent.getStringClaim("nonce")).isNotBlank();
        Map<?, ?> item = (Map<?, ?>) sent.getListClaim(ITEMS).getFirst();
        assertThat(item.get("type")).isEqualTo("ltiResourceLink");
        assertThat(item.get("url")).isEqualTo(launches.page(lesson) + "?from=75&to=120");
        assertThat(item.get("custom")).isEqualTo(Map.of("measure", "watched", "needed", "80"));
        assertThat((Map<?, ?>) item.get("lineItem")).extracting("scoreMaximum").isEqualTo(100L);
    }

    @Test
    void severalAreChosenOneAfterTheOther() throws Exception {
        String session = chooses(message -> message);
        UUID second = launches.lesson("功和机械能");

        set(session, Map.of("more", "true")).then().statusCode(303);
        given().contentType(FORM)
                .formParams(Map.of("pick", "/w/" + second, "title", "功和机械能", "more", "true"))
                .redirects()
                .follow(false)
                .post(session + "/set")
                .then()
                .statusCode(303);
        given().get(session + "/choose").then().body(containsString("浮力的大小"), containsString("功和机械能"));
        given().formParam("number", 0).redirects().follow(false).post(session + "/drop");

        assertThat(items(placed(place(session, Map.of()))))
                .singleElement()
                .extracting("title")
                .isEqualTo("功和机械能");
    }

    @Test
    void whereOnlyOneCanBePlacedTheLastCounts() throws Exception {
        String session = chooses(message -> message.with(
                LaunchMessage.DEEP_LINKING + "deep_linking_settings",
                Map.of(
                        "deep_link_return_url", platform.address("/back").toString(),
                        "accept_types", List.of("ltiResourceLink"),
                        "accept_lineitem", false,
                        "accept_presentation_document_targets", List.of("window"))));

        given().get(session + "/set?pick=/w/" + lesson)
                .then()
                .body(not(containsString("name=\"graded\"")), not(containsString("name=\"more\"")));
        set(session, Map.of());
        JWTClaimsSet sent = placed(set(session, Map.of("graded", "true", "needed", "80")));

        Map<?, ?> item = (Map<?, ?>) sent.getListClaim(ITEMS).getFirst();
        assertThat(sent.getListClaim(ITEMS)).hasSize(1);
        assertThat(item.containsKey("lineItem")).isFalse();
        assertThat(item.containsKey("window")).isTrue();
        assertThat(sent.getClaim(LaunchMessage.DEEP_LINKING + "data")).isNull();
    }

    @Test
    void whoGivesUpSendsNothing() throws Exception {
        String session = chooses(message -> message);
        set(session, Map.of("more", "true"));

        assertThat(items(placed(place(session, Map.of("cancel", "true"))))).isEmpty();
    }

    /** The address comes from the signed message; nothing that a page sends can change it. */
    @Test
    void whatWasChosenGoesToThePlatformAlone() {
        String session = chooses(message -> message);

        Response page = place(
                session,
                Map.of("answer", "https://evil.example.cn/", "deep_link_return_url", "https://evil.example.cn/"));

        page.then()
                .body(
                        containsString("action=\"" + platform.address("/back") + "\""),
                        not(containsString("evil.example.cn")));
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("form-action " + platform.issuer() + ";")
                .doesNotContain("form-action 'self'");
    }

    @ParameterizedTest
    @CsvSource({
        "from, soon",
        "from, -1",
        "from, 10:00",
        "to, 0:00",
        "to, 10:01",
        "needed, 101",
        "needed, many",
        "title, ''"
    })
    void whatIsTypedWrongIsSaidInTheForm(String field, String typed) {
        String session = chooses(message -> message);

        Map<String, String> form =
                new HashMap<>(Map.of("pick", "/w/" + lesson, "title", "t", "graded", "true", "needed", "90"));
        form.put(field, typed);

        given().header("Accept-Language", "en")
                .formParams(form)
                .post(session + "/set")
                .then()
                .statusCode(200)
                .body(containsString("role=\"alert\""));
    }

    @ParameterizedTest
    @CsvSource({"/admin/platforms", "https://evil.example.cn/w/1", "/w/../admin", "''"})
    void whatIsNoLessonCannotBePicked(String pick) {
        String session = chooses(message -> message);

        given().queryParam("pick", pick).get(session + "/set").then().statusCode(400);
    }

    @Test
    void aLearnerMayNotChoose() {
        Begun begun = launches.begin(platform);
        String token = message(begun).by("pupil-1", LaunchMessage.LEARNER).signed();

        launches.bring(begun, token).then().statusCode(403).body(containsString("not-teacher"));
    }

    @Test
    void aSessionOfALessonIsNoSessionOfAChoice() {
        String page = launches.launch(platform, message -> message, lesson);

        given().get(page + "/choose").then().statusCode(403).body(containsString("session-over"));
        given().get(chooses(message -> message)).then().statusCode(403).body(containsString("session-over"));
    }

    private LaunchMessage message(Begun begun) {
        return LaunchMessage.deepLinking(platform, begun.nonce(), launches.page(lesson), platform.address("/back"));
    }

    private String chooses(LaunchMessage.Change change) {
        Begun begun = launches.begin(platform);
        Response answer = launches.bring(begun, change.of(message(begun)).signed());
        answer.then().statusCode(303);
        return answer.getHeader("Location").replaceFirst("/choose$", "");
    }

    private Response set(String session, Map<String, String> more) {
        return given().redirects()
                .follow(false)
                .contentType(FORM)
                .formParams(Map.of("pick", "/w/" + lesson, "title", "浮力的大小"))
                .formParams(more)
                .post(session + "/set");
    }

    private Response place(String session, Map<String, String> form) {
        return given().formParams(form).post(session + "/place");
    }

    private JWTClaimsSet placed(Response answer) throws Exception {
        Response page = answer.statusCode() == 307 ? given().post(answer.getHeader("Location")) : answer;
        String token =
                page.then().statusCode(200).extract().htmlPath().getString("**.find { it.@name == 'JWT' }.@value");
        SignedJWT message = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(given().get("/lti/jwks").asString());
        assertThat(message.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(message.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(keys.toString()).doesNotContain("\"d\"");
        return message.getJWTClaimsSet();
    }

    private static List<Object> items(JWTClaimsSet sent) throws Exception {
        return sent.getListClaim(ITEMS);
    }
}

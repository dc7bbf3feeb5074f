package org.shuyuan.share.lti.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Role;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.Launches;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/** Platforms come to be known by a link or by hand, and open nothing until a curator wants it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RegistrationTest {

    private static final String CURATOR = "curator-of-platforms";
    private static final String STRANGER = "curator-of-elsewhere";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Launches launches;

    @Inject
    RegistrationLinks links;

    @Inject
    Platforms platforms;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    private TestPlatform platform;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aPlatform() {
        platform = new TestPlatform(base);
        if (accounts.named(CURATOR).isEmpty()) {
            accounts.add(CURATOR, "管理员", "secret-secret", launches.school(), Role.CURATOR);
            accounts.add(STRANGER, "外校管理员", "secret-secret", launches.otherSchool(), Role.CURATOR);
        }
    }

    @AfterEach
    void gone() {
        platform.close();
    }

    @Test
    void aPlatformRegistersItselfAndWaits() throws Exception {
        String link = link();
        opens(link).then().statusCode(200).body(containsString(platform.issuer()));
        assertThat(platforms.of(platform.issuer(), Optional.empty())).isEmpty();

        confirms(link, "only-once").then().statusCode(200).body(containsString("launch-close"));

        Platform known = platforms
                .of(platform.issuer(), Optional.of(platform.clientId()))
                .getFirst();
        assertThat(known.active()).isFalse();
        assertThat(known.deployments()).containsExactly(TestPlatform.DEPLOYMENT);
        assertThat(known.frames()).isEqualTo(platform.issuer());
        assertThat(platform.tool().path("initiate_login_uri").asText()).endsWith("/lti/login");
        assertThat(platform.tool().path("token_endpoint_auth_method").asText()).isEqualTo("private_key_jwt");
        assertThat(platform.tool().path("scope").asText())
                .contains("scope/score")
                .doesNotContain("contextmembership");
        var tool = platform.tool().path("https://purl.imsglobal.org/spec/lti-tool-configuration");
        assertThat(tool.path("domain").asText()).contains(":");
        assertThat(tool.path("messages").findValuesAsText("type"))
                .containsExactly("LtiResourceLinkRequest", "LtiDeepLinkingRequest");

        as(CURATOR).formParam("on", true).post("/admin/platforms/" + known.id() + "/active");
        UUID lesson = launches.lesson("杠杆");
        launches.launch(platform, message -> message, lesson);
    }

    @Test
    void anotherSiteChangesNothingOfAPlatform() {
        Platform known = launches.registered(platform);

        for (String form : List.of("", "/active", "/deployments", "/forget", "/remove")) {
            launches.lured(CURATOR, "secret-secret")
                    .formParam("on", false)
                    .post("/admin/platforms/" + known.id() + form)
                    .then()
                    .statusCode(403);
        }
        launches.lured(CURATOR, "secret-secret")
                .formParam("organisation", known.organisation().toString())
                .post("/admin/platforms/link")
                .then()
                .statusCode(403);

        assertThat(platforms.find(known.id())).contains(known);
    }

    @Test
    void aLinkWorksOnce() throws Exception {
        String link = link();
        confirms(link, "only-once").then().statusCode(200);

        confirms(link, "only-once").then().statusCode(410);
        opens(link).then().statusCode(410);
    }

    @Test
    void aLinkThatLedToNothingMayBeTriedAgain() throws Exception {
        String link = link();
        confirms(link, "another-token").then().statusCode(422);

        confirms(link, "only-once").then().statusCode(200);
    }

    @Test
    void aPlatformRegistersInNoOtherName() throws Exception {
        platform.issuedBy("https://moodle.example.cn");

        opens(link()).then().statusCode(422).body(containsString("moodle.example.cn"));
    }

    @ParameterizedTest
    @CsvSource({"http://10.0.0.8/config", "http://169.254.169.254/latest", "file:///etc/passwd", "''"})
    void nothingInsideIsFetched(String configuration) throws Exception {
        given().header("Accept", "text/html")
                .queryParam("openid_configuration", configuration)
                .get(link())
                .then()
                .statusCode(422);
    }

    @Test
    void aLinkThatNobodyHasMadeOpensNothing() {
        opens("/lti/register/AAAAAAAA").then().statusCode(410);
    }

    @Test
    void aCuratorRegistersByHand() throws Exception {
        String page = as(CURATOR)
                .redirects()
                .follow(false)
                .formParams(form())
                .post("/admin/platforms")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        as(CURATOR)
                .header("Accept-Language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("The platform’s keys can be fetched."), containsString("The clocks agree."));
        launches.launch(platform, message -> message, launches.lesson("滑轮"));
        as(CURATOR)
                .header("Accept-Language", "en")
                .get(page)
                .then()
                .body(containsString("The last launch was let in."));
        as(STRANGER).get(page).then().statusCode(404);
        as(STRANGER).post(page + "/remove").then().statusCode(404);
    }

    @Test
    void whoIsRefusedIsSeenByTheCurator() throws Exception {
        Platform known = launches.registered(platform);
        var begun = launches.begin(platform);
        launches.bring(
                begun,
                LaunchMessage.resource(platform, begun.nonce(), launches.page(launches.lesson("斜面")))
                        .with(LaunchMessage.CLAIM + "deployment_id", "deployment-9")
                        .signed());

        as(CURATOR)
                .header("Accept-Language", "en")
                .get("/admin/platforms/" + known.id())
                .then()
                .body(containsString("This deployment isn’t let in yet"), containsString("deployment-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, ''",
        "client, ''",
        "keys, not an address",
        "keys, javascript:alert(1)",
        "token, https://a:b@moodle.example.cn/",
        "frames, *",
        "frames, https://moodle.example.cn; script-src *",
        "authorisation, ftp://moodle.example.cn/"
    })
    void whatCannotBeIsSaidInTheForm(String field, String typed) throws Exception {
        Map<String, String> form = new HashMap<>(form());
        form.put(field, typed);

        as(CURATOR)
                .formParams(form)
                .post("/admin/platforms")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""));
    }

    @Test
    void theSamePlatformIsRegisteredOnce() throws Exception {
        launches.registered(platform);

        as(CURATOR).formParams(form()).post("/admin/platforms").then().statusCode(409);
    }

    @Test
    void whatIsRemovedForgetsWhomItHasSent() throws Exception {
        Platform known = launches.registered(platform);
        String page = launches.launch(
                platform, message -> message.by("pupil-7", LaunchMessage.LEARNER), launches.lesson("压强"));

        as(CURATOR)
                .redirects()
                .follow(false)
                .post("/admin/platforms/" + known.id() + "/remove")
                .then()
                .statusCode(303);

        given().get(page).then().statusCode(403).body(containsString("session-over"));
        assertThat(platforms.find(known.id())).isEmpty();
    }

    @Test
    void oneWhoAsksForItIsForgotten() {
        Platform known = launches.registered(platform);
        String page = launches.launch(
                platform, message -> message.by("pupil-8", LaunchMessage.LEARNER), launches.lesson("功率"));

        as(STRANGER)
                .formParam("subject", "pupil-8")
                .post("/admin/platforms/" + known.id() + "/forget")
                .then()
                .statusCode(404);
        as(CURATOR)
                .header("Accept-Language", "en")
                .formParam("subject", "pupil-8")
                .post("/admin/platforms/" + known.id() + "/forget")
                .then()
                .statusCode(200)
                .body(containsString("Forgotten"));

        given().header("Accept-Language", "en").get(page).then().body(containsString("nothing is kept"));
    }

    @ParameterizedTest
    @CsvSource({"http://lms.example.cn/keys", "http://192.168.1.9/keys"})
    void withoutTlsOnlyWhatTheOperatorAllowsIsTrusted(String keys) {
        Map<String, String> form = new HashMap<>(form());
        form.put("keys", keys);

        as(CURATOR).formParams(form).post("/admin/platforms").then().statusCode(422);
    }

    @Test
    void nobodyElseSeesThem() {
        given().redirects().follow(false).get("/admin/platforms").then().statusCode(401);
        given().redirects().follow(false).post("/admin/platforms/link").then().statusCode(401);
    }

    private Map<String, String> form() {
        return Map.of(
                "organisation", launches.school().toString(),
                "title", "Moodle",
                "issuer", platform.issuer(),
                "client", platform.clientId(),
                "authorisation", platform.address("/auth").toString(),
                "token", platform.address("/token").toString(),
                "keys", platform.address("/keys").toString(),
                "deployments", TestPlatform.DEPLOYMENT + "\r\n");
    }

    private String link() {
        return URI.create(links.make(launches.school())).getPath();
    }

    private Response opens(String link) {
        return given().header("Accept", "text/html")
                .queryParam("openid_configuration", configuration())
                .queryParam("registration_token", "only-once")
                .get(link);
    }

    private Response confirms(String link, String token) {
        return given().header("Accept", "text/html")
                .formParam("configuration", configuration())
                .formParam("token", token)
                .post(link);
    }

    private String configuration() {
        return platform.address("/.well-known/openid-configuration").toString();
    }

    private RequestSpecification as(String name) {
        try {
            return given().auth().oauth2(tokens.issue(name).orElseThrow());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

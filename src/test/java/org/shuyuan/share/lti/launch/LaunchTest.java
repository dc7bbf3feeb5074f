package org.shuyuan.share.lti.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.Launches;
import org.shuyuan.share.lti.Launches.Begun;
import org.shuyuan.share.lti.PlatformSigner;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/** A launch is believed only as the standard lets it be. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class LaunchTest {

    @TestHTTPResource("/")
    URI base;

    @Inject
    Launches launches;

    @Inject
    Platforms platforms;

    private TestPlatform platform;
    private Platform registered;
    private UUID lesson;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aPlatform() {
        platform = new TestPlatform(base);
        registered = launches.registered(platform);
        lesson = launches.lesson("光的折射");
    }

    @AfterEach
    void gone() {
        platform.close();
    }

    @Test
    void theLoginAsksThePlatformForTheMessage() {
        Begun begun = launches.begin(platform);

        assertThat(begun.to().toString()).startsWith(platform.address("/auth").toString());
        assertThat(begun.asked())
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", platform.clientId())
                .containsEntry("login_hint", "hint of a pupil & more")
                .containsEntry("lti_message_hint", "{\"cmid\":17}");
        assertThat(begun.asked().get("redirect_uri")).endsWith("/lti/launch");
        assertThat(begun.cookie()).contains("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/lti/launch");
    }

    @Test
    void aLoginMayBePosted() {
        given().redirects()
                .follow(false)
                .header("Origin", "https://lms.example.cn")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("iss", platform.issuer())
                .formParam("login_hint", "1")
                .post("/lti/login")
                .then()
                .statusCode(302)
                .header("Location", containsString("client_id=" + platform.clientId()));
    }

    @Test
    void theLessonIsShownInTheFrameOfThePlatformAlone() {
        String page = launches.launch(platform, message -> message.named("李同学"), lesson);

        Response shown = given().get(page);
        shown.then().statusCode(200).body(containsString("光的折射"));
        assertThat(shown.getHeader("Content-Security-Policy"))
                .contains("frame-ancestors " + platform.issuer(), "default-src 'none'");
        assertThat(shown.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void aKeyThatIsNewIsFetched() {
        launches.launch(platform, message -> message, lesson);

        PlatformSigner second = platform.rotates();

        Begun begun = launches.begin(platform);
        String token = second.sign(LaunchMessage.resource(platform, begun.nonce(), launches.page(lesson))
                .claims());
        launches.bring(begun, token).then().statusCode(303);
    }

    @Test
    void aStormOfUnknownKeysFetchesOnce() {
        launches.launch(platform, message -> message, lesson);
        long before = platform.troubles().asked("/keys");

        for (int at = 0; at < 20; at++) {
            Begun begun = launches.begin(platform);
            String token = new PlatformSigner()
                    .sign(LaunchMessage.resource(platform, begun.nonce(), launches.page(lesson))
                            .claims());
            refused(launches.bring(begun, token), "key-unknown");
        }

        assertThat(platform.troubles().asked("/keys") - before).isLessThanOrEqualTo(1);
    }

    /** However a platform's administrator has mistyped it, or meant it: nothing that stands inside is looked at. */
    @Test
    void keysThatStandInsideAreNotFetched() {
        platforms.change(launches.keptAt(registered, URI.create("http://10.0.0.8/keys")));
        Begun begun = launches.begin(platform);

        refused(launches.bring(begun, message(begun).signed()), "keys-unreachable");
    }

    @Test
    void keysWithoutEndAreNotReadToTheirEnd() {
        platform.troubles()
                .answer("/keys", 1, new TestPlatform.Said(200, "application/json", " ".repeat(1 << 20), Map.of()));
        Begun begun = launches.begin(platform);

        refused(launches.bring(begun, message(begun).signed()), "keys-unreachable");
    }

    @Test
    @Timeout(60)
    void keysThatDoNotComeAreNotWaitedForLong() {
        platform.troubles().slow(Duration.ofSeconds(20));
        Begun begun = launches.begin(platform);

        refused(launches.bring(begun, message(begun).signed()), "keys-unreachable");
    }

    @Test
    void theLoginLeadsToTheRegisteredPlatformAlone() {
        given().redirects()
                .follow(false)
                .queryParam("iss", platform.issuer())
                .queryParam("login_hint", "1")
                .queryParam("target_link_uri", "https://evil.example.cn/")
                .queryParam("redirect_uri", "https://evil.example.cn/")
                .get("/lti/login")
                .then()
                .statusCode(302)
                .header("Location", startsWith(platform.address("/auth").toString()))
                .header("Location", not(containsString("evil")));
    }

    @ParameterizedTest
    @CsvSource({
        "/class/rule",
        "/class/again",
        "/own/forget",
        "/set",
        "/place",
        "/lesson/019aa000-0000-7000-8000-000000000000"
    })
    void otherSitesPostNothingIntoASession(String page) {
        String session = launches.launch(platform, message -> message, lesson);

        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .post(session + page)
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionOpensNothingElse() {
        String session =
                launches.launch(platform, message -> message.by("teacher-1", LaunchMessage.INSTRUCTOR), lesson);
        String sealed = session.substring(session.lastIndexOf('/') + 1);

        given().auth().oauth2(sealed).get("/api/me/learning").then().statusCode(401);
        given().cookie("shuyuan-session", sealed).get("/api/me/learning").then().statusCode(401);
        given().get(session + "/../../../api/me/learning").then().statusCode(401);
    }

    @Test
    void aLearnerSeesNobodyElse() {
        String session = launches.launch(platform, message -> message.by("pupil-1", LaunchMessage.LEARNER), lesson);

        refused(given().header("Accept-Language", "en").get(session + "/class"), "not-teacher");
        refused(
                given().header("Accept-Language", "en")
                        .formParam("measure", "none")
                        .formParam("needed", "0")
                        .post(session + "/class/rule"),
                "not-teacher");
    }

    @Test
    void anUnsignedMessageIsRefused() throws Exception {
        Begun begun = launches.begin(platform);
        var claims = JWTClaimsSet.parse(message(begun).claims());

        refused(launches.bring(begun, new PlainJWT(new PlainHeader(), claims).serialize()), "algorithm");
    }

    @Test
    void aMessageThatIsSignedByThePublicKeyAsASecretIsRefused() throws Exception {
        Begun begun = launches.begin(platform);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(platform.signer().key().getKeyID())
                        .build(),
                JWTClaimsSet.parse(message(begun).claims()));
        token.sign(new MACSigner(platform.signer().key().toPublicJWK().toJSONString()));

        refused(launches.bring(begun, token.serialize()), "algorithm");
    }

    @Test
    void aMessageByAnotherKeyOfTheSameNameIsRefused() {
        Begun begun = launches.begin(platform);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(platform.signer().key().getKeyID())
                .build();

        refused(
                launches.bring(
                        begun, new PlatformSigner().sign(header, message(begun).claims())),
                "signature");
    }

    @Test
    void whereAMessageSaysItsKeyIsFoundCountsForNothing() throws Exception {
        try (TestPlatform other = new TestPlatform(base)) {
            Begun begun = launches.begin(platform);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .jwkURL(other.address("/keys"))
                    .x509CertURL(other.address("/keys"))
                    .jwk(other.signer().key().toPublicJWK())
                    .keyID(other.signer().key().getKeyID())
                    .build();

            refused(
                    launches.bring(
                            begun, other.signer().sign(header, message(begun).claims())),
                    "key-unknown");
            assertThat(other.troubles().asked("/keys")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iat, 700, too-old",
        "iat, -120, from-the-future",
        "exp, 120, expired",
    })
    void aMessageOfAnotherTimeIsRefused(String claim, long secondsAgo, String fault) {
        Begun begun = launches.begin(platform);
        String token = message(begun)
                .with(claim, Instant.now().minusSeconds(secondsAgo).getEpochSecond())
                .signed();

        refused(launches.bring(begun, token), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://another.example.cn, issuer",
        "aud, another-tool, audience",
        "azp, another-tool, audience",
        "nonce, made-up, nonce",
        "https://purl.imsglobal.org/spec/lti/claim/version, 1.1.0, version",
        "https://purl.imsglobal.org/spec/lti/claim/message_type, LtiSubmissionReviewRequest, message-type",
        "https://purl.imsglobal.org/spec/lti/claim/deployment_id, deployment-7, deployment",
        "https://purl.imsglobal.org/spec/lti/claim/target_link_uri, https://evil.example.cn/w/1, target",
        "https://purl.imsglobal.org/spec/lti/claim/target_link_uri, http://localhost:8080@evil.example.cn/, claim-missing",
        "https://purl.imsglobal.org/spec/lti/claim/target_link_uri, javascript:alert(1), claim-missing",
    })
    void aClaimThatIsNotAsItShouldBeIsRefused(String claim, String value, String fault) {
        Begun begun = launches.begin(platform);

        refused(launches.bring(begun, message(begun).with(claim, value).signed()), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "nonce",
        "iat",
        "exp",
        "https://purl.imsglobal.org/spec/lti/claim/roles",
        "https://purl.imsglobal.org/spec/lti/claim/resource_link",
        "https://purl.imsglobal.org/spec/lti/claim/deployment_id"
    })
    void aClaimThatIsMissingIsNamed(String claim) {
        Begun begun = launches.begin(platform);

        refused(launches.bring(begun, message(begun).without(claim).signed()), "claim-missing")
                .then()
                .body(containsString(claim));
    }

    @Test
    void oneOfSeveralAudiencesWantsToBeTheAuthorisedParty() {
        Begun begun = launches.begin(platform);
        LaunchMessage several = message(begun).with("aud", List.of(platform.clientId(), "other"));
        refused(launches.bring(begun, several.signed()), "audience");

        assertThat(launches.bring(
                                begun, several.with("azp", platform.clientId()).signed())
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aLaunchCountsOnce() {
        Begun begun = launches.begin(platform);
        String token = message(begun).signed();

        assertThat(launches.bring(begun, token).statusCode()).isEqualTo(303);
        refused(launches.bring(begun, token), "replayed");
    }

    @Test
    void aTokenOfOneLoginIsWorthNothingInAnother() {
        Begun first = launches.begin(platform);
        String token = message(first).signed();

        refused(launches.bring(launches.begin(platform), token), "nonce");
    }

    @Test
    void aStateThatWasNotSealedHereIsRefused() {
        Begun begun = launches.begin(platform);
        String forged = begun.state().substring(0, begun.state().length() - 2) + "AA";

        refused(
                launches.bring(
                        new Begun(begun.to(), Map.of("state", forged), begun.cookie()),
                        message(begun).signed()),
                "state-wrong");
    }

    @Test
    void anotherBrowserIsRefused() {
        Begun begun = launches.begin(platform);
        String cookie = begun.cookie();
        String another = cookie.substring(0, cookie.indexOf('=') + 1) + "c29tZWJvZHktZWxzZQ; Path=/";

        refused(
                launches.bring(
                        new Begun(begun.to(), begun.asked(), another),
                        message(begun).signed()),
                "browser");
    }

    @Test
    void aBrowserWithoutCookiesIsOfferedATabOfItsOwn() {
        Begun begun = launches.begin(platform);

        given().formParam("state", begun.state())
                .formParam("id_token", message(begun).signed())
                .post("/lti/launch")
                .then()
                .statusCode(200)
                .body(containsString("target=\"_blank\""), containsString("/lti/login?iss="));
    }

    /** The secret comes back over the platform to a page of ours, and counts only from there. */
    @Test
    void anotherSiteCannotBringTheSecretOfItsOwnBrowser() {
        Begun begun = launches.begin(platform);
        String secret = begun.cookie().replaceFirst("^[^=]+=", "").replaceFirst(";.*", "");

        withSecret(begun, secret, "cross-site").then().statusCode(200).body(containsString("target=\"_blank\""));
        withSecret(begun, secret, "same-origin").then().statusCode(303);
    }

    private Response withSecret(Begun begun, String secret, String site) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", site)
                .formParam("state", begun.state())
                .formParam("id_token", message(begun).signed())
                .formParam("browser", secret)
                .post("/lti/launch");
    }

    /** Our own page would post there by itself, with the cookies of whoever reads it. */
    @Test
    void nothingIsChosenForAnAddressOfOurs() {
        Begun begun = launches.begin(platform);
        String token = LaunchMessage.deepLinking(
                        platform,
                        begun.nonce(),
                        launches.page(lesson),
                        URI.create(launches.page(lesson).replaceFirst("/w/.*", "/me/erase")))
                .signed();

        refused(launches.bring(begun, token), "target");
    }

    @Test
    void whatIsSentStandsInOneLineOfTheLog() {
        Begun begun = launches.begin(platform);

        given().formParam("state", begun.state())
                .formParam("error", "login_required")
                .formParam("error_description", "x\r\n".repeat(5_000))
                .post("/lti/launch")
                .then()
                .statusCode(403)
                .body(containsString("login_required x"))
                .body("html.body.toString().length()", lessThan(4_000));
    }

    @Test
    void anIdentifierIsNoLongerThanTheStandardLetsItBe() {
        Begun begun = launches.begin(platform);

        refused(
                launches.bring(
                        begun, message(begun).with("sub", "x".repeat(256)).signed()),
                "claim-missing");
    }

    @Test
    void whoOpensTheToolItselfIsToldWhatWorks() {
        Begun begun = launches.begin(platform);
        LaunchMessage itself = LaunchMessage.resource(
                        platform, begun.nonce(), launches.page(lesson).replaceFirst("/w/.*", ""))
                .by("teacher-1", LaunchMessage.INSTRUCTOR);

        launches.bring(begun, itself.withServices().signed())
                .then()
                .statusCode(200)
                .body(containsString("The launch works"), containsString("Grades can go back"));
        refused(launches.bring(begun, itself.signed()), "replayed");

        Begun learner = launches.begin(platform);
        refused(
                launches.bring(
                        learner,
                        LaunchMessage.resource(
                                        platform,
                                        learner.nonce(),
                                        launches.page(lesson).replaceFirst("/w/.*", ""))
                                .signed()),
                "nothing-placed");
    }

    @Test
    void anOldPlatformIsToldWhatToDo() {
        given().header("Accept-Language", "en")
                .formParam("oauth_consumer_key", "key")
                .formParam("lti_version", "LTI-1p0")
                .formParam("lti_message_type", "basic-lti-launch-request")
                .post("/lti/launch")
                .then()
                .statusCode(400)
                .body(containsString("LTI 1.3 tool"));
    }

    @Test
    void aPlatformThatNobodyHasRegisteredIsRefused() {
        given().queryParam("iss", "https://unknown.example.cn")
                .queryParam("login_hint", "1")
                .get("/lti/login")
                .then()
                .statusCode(403)
                .body(containsString("unknown.example.cn"));
    }

    @Test
    void aDeploymentWaitsUntilItIsLetIn() {
        Begun begun = launches.begin(platform);
        refused(
                launches.bring(
                        begun,
                        message(begun)
                                .with(LaunchMessage.CLAIM + "deployment_id", "deployment-2")
                                .signed()),
                "deployment");

        platforms.deployment(registered.id(), "deployment-2", true);

        launches.launch(
                platform, message -> message.with(LaunchMessage.CLAIM + "deployment_id", "deployment-2"), lesson);
    }

    @Test
    void aPlatformThatIsSwitchedOffOpensNothingMore() {
        String page = launches.launch(platform, message -> message, lesson);

        platforms.active(registered.id(), false);

        refused(given().header("Accept-Language", "en").get(page), "platform-off");
    }

    @Test
    void whoStaysUnknownMayWatch() {
        String page = launches.launch(platform, message -> message.without("sub"), lesson);

        given().header("Accept-Language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("nothing is kept"));
    }

    @Test
    void aSessionThatWasTouchedIsOver() {
        String page = launches.launch(platform, message -> message, lesson);

        refused(
                given().header("Accept-Language", "en").get(page.substring(0, page.length() - 2) + "AA"),
                "session-over");
    }

    private LaunchMessage message(Begun begun) {
        return LaunchMessage.resource(platform, begun.nonce(), launches.page(lesson));
    }

    private static Response refused(Response answer, String fault) {
        answer.then().body(containsString("<code>" + fault + "</code>"));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.getHeader("Location")).isNull();
        return answer;
    }
}

package org.shuyuan.share.lti.frame;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Role;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.Launches;
import org.shuyuan.share.lti.TestPlatform;

/** What people whom a platform has sent see and keep. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FrameTest {

    private static final String OWN = "learner-of-frames";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Launches launches;

    @Inject
    Catalog catalog;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    private TestPlatform platform;
    private UUID lesson;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aPlatform() {
        platform = new TestPlatform(base);
        launches.registered(platform);
        lesson = launches.lesson("大气压强的测量");
    }

    @AfterEach
    void gone() {
        platform.close();
    }

    @Test
    void theTeacherSeesWhoHasComeAndWhoHasNot() {
        platform.roster().has("pupil-1", LaunchMessage.LEARNER, Map.of("name", "李同学", "status", "Active"));
        platform.roster().has("pupil-2", LaunchMessage.LEARNER, Map.of("name", "<b>韩</b>同学", "status", "Active"));
        platform.roster().has("pupil-3", LaunchMessage.LEARNER, Map.of("name", "林同学", "status", "Inactive"));
        pupil("pupil-1");
        String teacher = teacher();

        given().get(teacher + "/class").then().statusCode(200).body(not(containsString("韩")));
        given().get(teacher + "/class?all=true")
                .then()
                .statusCode(200)
                .body(
                        containsString("pupil-1 的同学"),
                        containsString("&lt;b&gt;韩&lt;/b&gt;同学"),
                        not(containsString("林同学")),
                        containsString("尚未打开"));
    }

    @Test
    void theTeacherSeesWhatStandsInTheGradeBook() throws Exception {
        var column = platform.grades().adds("大气压强的测量");
        platform.grades().marks(column, "pupil-1", 71);
        LaunchMessage.Change graded = message -> message.withServices()
                .with(LaunchMessage.AGS, Map.of("scope", TestPlatform.SCOPES, "lineitem", column.toString()));
        launches.launch(platform, message -> graded.of(message.by("pupil-1", LaunchMessage.LEARNER)), lesson);
        String teacher = launches.launch(
                platform, message -> graded.of(message.by("teacher-1", LaunchMessage.INSTRUCTOR)), lesson);

        given().get(teacher + "/class").then().statusCode(200).body(not(containsString("71 / 100")));
        given().get(teacher + "/class?all=true").then().statusCode(200).body(containsString("成绩册：71 / 100"));
    }

    @Test
    void theTeacherIsToldWhenThereIsNoRoster() {
        platform.troubles().status("/roster", 9, 403);

        given().get(teacher() + "/class?all=true").then().statusCode(200).body(containsString("role=\"alert\""));
    }

    @Test
    void theTeacherGradesOtherwise() {
        String teacher = teacher();

        given().formParams(Map.of("measure", "watched", "needed", "70"))
                .redirects()
                .follow(false)
                .post(teacher + "/class/rule")
                .then()
                .statusCode(303);

        given().get(teacher + "/class")
                .then()
                .body(containsString("value=\"70\""), containsString("\"watched\" selected"));
        given().formParams(Map.of("measure", "watched", "needed", "101"))
                .post(teacher + "/class/rule")
                .then()
                .statusCode(400);
    }

    @Test
    void aRuleThatCameWithTheLinkHolds() {
        String teacher = launches.launch(
                platform,
                message -> message.by("teacher-1", LaunchMessage.INSTRUCTOR)
                        .link("link-with-rule", "测量")
                        .with(LaunchMessage.CLAIM + "custom", Map.of("measure", "watched", "needed", "55")),
                lesson);

        given().get(teacher + "/class").then().body(containsString("value=\"55\""));
    }

    @Test
    void whatWasWithdrawnIsSaidToBeGone() {
        String pupil = pupil("pupil-1");
        catalog.withdraw(lesson, "试");

        given().get(pupil).then().statusCode(404).body(containsString("<code>gone</code>"));
    }

    @Test
    void theFrameSpeaksTheLanguageOfThePlatform() {
        String english = launches.launch(
                platform,
                message -> message.with(LaunchMessage.CLAIM + "launch_presentation", Map.of("locale", "en_US")),
                lesson);

        given().header("Accept-Language", "zh-CN").get(english).then().body(containsString("<html lang=\"en\">"));
    }

    @Test
    void theFrameHasTheColourOfThePlatform() {
        String page = launches.launch(
                platform, message -> message.with(LaunchMessage.CLAIM + "custom", Map.of("accent", "#1D5C8A")), lesson);
        given().get(page).then().body(containsString(page.substring(page.indexOf("/lti/in")) + "/accent.css"));
        given().get(page + "/accent.css").then().statusCode(200).body(containsString("--accent:#1d5c8a"));

        String plain = launches.launch(
                platform, message -> message.with(LaunchMessage.CLAIM + "custom", Map.of("accent", "red}*{x")), lesson);
        given().get(plain).then().body(not(containsString("accent.css")));
    }

    @Test
    void whoWantsToBeForgottenIs() {
        String pupil = pupil("pupil-1");
        given().get(pupil + "/own").then().statusCode(200).body(containsString("pupil-1 的同学"));

        given().redirects().follow(false).post(pupil + "/own/forget").then().statusCode(303);

        given().get(pupil).then().statusCode(200).body(containsString("不会保存进度"));
        given().get(teacher() + "/class").then().body(not(containsString("pupil-1 的同学")));
    }

    @Test
    void anAccountIsConnectedOnlyByWhoAgrees() {
        String offer = offer("pupil-1");

        given().header("Accept", "text/html")
                .redirects()
                .follow(false)
                .get(offer)
                .then()
                .statusCode(303);
        as(OWN).get(offer).then().statusCode(200).body(containsString("pupil-1 的同学"), containsString("周同学"));
        assertThat(accounts.named(OWN).orElseThrow().memberships()).hasSize(1);
        as(OWN).header("Sec-Fetch-Site", "same-origin").post(offer).then().statusCode(200);

        as(OWN).get("/me").then().statusCode(200).body(containsString("试验平台"));
        String again = pupil("pupil-1");
        given().get(again + "/own").then().body(containsString("周同学"), not(containsString("/lti/connect/")));
        given().redirects().follow(false).post(again + "/own/forget").then().statusCode(303);
        assertThat(accounts.named(OWN)).isPresent();
        given().get(pupil("pupil-1") + "/own").then().body(containsString("/lti/connect/"));
    }

    @Test
    void whoIsSentByAPlatformSeesItAndTakesItBack() {
        as(OWN).post(offer("pupil-4")).then().statusCode(200);
        String connected = pupil("pupil-4");
        String platformId = as(OWN).get("/me").htmlPath().getString("**.find { it.@name == 'platform' }.@value");

        as(OWN).redirects()
                .follow(false)
                .formParam("platform", platformId)
                .post("/me/platforms")
                .then()
                .statusCode(303);

        given().get(connected).then().body(containsString("不会保存进度"));
        as(OWN).get("/me").then().body(not(containsString("/me/platforms")));
    }

    @Test
    void anAccountIsOnePersonOfAPlatform() {
        as(OWN).post(offer("pupil-5")).then().statusCode(200);

        as(OWN).post(offer("pupil-6")).then().statusCode(409).body(containsString("already-connected"));

        given().get(pupil("pupil-6") + "/own").then().statusCode(200).body(containsString("/lti/connect/"));
    }

    private String offer(String subject) {
        return given().get(pupil(subject) + "/own")
                .htmlPath()
                .getString("**.find { it.@href.toString().startsWith('/lti/connect/') }.@href");
    }

    @Test
    void aPlatformInALanguageThatWeDoNotSpeakLeavesItToTheReader() {
        String frame = launches.launch(
                platform,
                message -> message.with(LaunchMessage.CLAIM + "launch_presentation", Map.of("locale", "fr_FR.UTF-8")),
                lesson);

        given().header("Accept-Language", "en-GB")
                .get(frame)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\""));
    }

    @Test
    void anotherSiteConnectsForgetsAndGradesNothing() {
        String frame = pupil("pupil-9");
        String offer =
                given().get(frame + "/own").htmlPath().getString("**.find { it.@href =~ '/lti/connect/' }.@href");
        List<String> forms = List.of(frame + "/own/forget", teacher() + "/class/rule");

        as(OWN).get("/me").then().statusCode(200);
        launches.lured(OWN, "secret-secret").post(offer).then().statusCode(403);
        forms.forEach(form -> given().header("Sec-Fetch-Site", "cross-site")
                .formParam("measure", "none")
                .formParam("needed", 0)
                .post(form)
                .then()
                .statusCode(403));

        given().get(frame + "/own").then().statusCode(200).body(containsString("/lti/connect/"));
    }

    @Test
    void eachPlatformShowsItsOwnFramesAndNoOther() {
        try (TestPlatform other = new TestPlatform(base)) {
            launches.registered(other);

            assertThat(ancestors(platform)).isEqualTo(platform.issuer());
            assertThat(ancestors(other)).isEqualTo(other.issuer());
        }
    }

    /** Who may show what was launched from there. */
    private String ancestors(TestPlatform from) {
        String policy = given().get(launches.launch(from, message -> message, lesson))
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Security-Policy");
        return policy.replaceFirst(".*frame-ancestors ", "");
    }

    @Test
    void anOfferThatNobodyHasMadeConnectsNothing() {
        as(OWN).get("/lti/connect/AAAA").then().statusCode(404);
    }

    @Test
    void anotherClassHasItsOwnAudience() {
        pupil("pupil-1");
        String other = launches.launch(
                platform,
                message -> message.by("teacher-2", LaunchMessage.INSTRUCTOR)
                        .with(LaunchMessage.CLAIM + "context", Map.of("id", "course-2", "title", "高二（1）班")),
                lesson);

        given().get(other + "/class").then().body(not(containsString("pupil-1 的同学")), containsString("高二（1）班"));
    }

    private String pupil(String subject) {
        return launches.launch(
                platform, message -> message.by(subject, LaunchMessage.LEARNER).named(subject + " 的同学"), lesson);
    }

    private String teacher() {
        return launches.launch(
                platform,
                message -> message.by("teacher-1", LaunchMessage.INSTRUCTOR).withServices(),
                lesson);
    }

    private RequestSpecification as(String name) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (accounts.named(name).isEmpty()) {
                accounts.add(name, "周同学", "secret-secret", launches.school(), Role.LEARNER);
            }
        });
        try {
            return given().auth().oauth2(tokens.issue(name).orElseThrow());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

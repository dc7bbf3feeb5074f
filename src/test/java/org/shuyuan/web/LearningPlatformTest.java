package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.session.LaunchSession;

/** Lessons in the class of a learning platform that is another site, in browsers that keep cookies for frames and in such that don't. */
@Timeout(400)
class LearningPlatformTest extends PackagedTest {

    private static final String HOST = "shuyuan.test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess service;

    @SuppressWarnings("NullAway.Init")
    private static Certificate certificate;

    @SuppressWarnings("NullAway.Init")
    private static URI tool;

    @SuppressWarnings("NullAway.Init")
    private static String film;

    @SuppressWarnings("NullAway.Init")
    private static String title;

    @SuppressWarnings("NullAway.Init")
    private static String password;

    @BeforeAll
    static void aFilmIsPublished(@TempDir Path shared) throws Exception {
        certificate = Certificate.of(shared, HOST, ClassSite.HOST, ClassWalk.ELSEWHERE);
        int port = ServiceProcess.freePort();
        tool = URI.create("https://" + HOST + ":" + port + "/");
        Path data = shared.resolve("data");
        service = ServiceProcess.start(
                data,
                Map.of(
                        "QUARKUS_HTTP_SSL_PORT", Integer.toString(port),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
                                certificate.file().toString(),
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", certificate.password(),
                        "SHUYUAN_PUBLIC_URL", "https://" + HOST + ":" + port,
                        "SHUYUAN_FETCH_ALLOWED_HOSTS", "127.0.0.1"));
        Matcher told =
                Pattern.compile("(?m)^ +operator +(\\S+)$").matcher(Files.readString(data.resolve("service.log")));
        assertThat(told.find()).isTrue();
        password = told.group(1);
        Api api = new Api(service, service.token("operator"));
        film = S3SpineTest.send(api, "抛物线.mp4", "micro-lecture", Files.readAllBytes(SampleFiles.lesson(shared, 16)));
        await().atMost(Duration.ofMinutes(5)).until(() -> api.stage(film).equals("done"));
        api.publish(film);
        title = api.resource(film).at("/metadata/title").asText("抛物线");
        await().atMost(PATIENCE).until(() -> api.visit("/api/search").body().contains(film));
    }

    @AfterAll
    static void over() {
        if (service != null) {
            service.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLessonIsPlacedWatchedAndGraded(boolean blocked) throws Exception {
        try (TestPlatform platform = new TestPlatform(service.address());
                ClassSite site = site(platform, false);
                Chromium chromium = chromium(blocked)) {
            platform.roster().has(ClassWalk.PUPIL, LaunchMessage.LEARNER, Map.of("name", "小林"));
            platform.roster().has("pupil-2", LaunchMessage.LEARNER, Map.of("name", "小雨"));
            ClassWalk walk = walk(chromium, site);
            Page curator = walk.registers(platform);

            ToolFrame teacher = walk.person();
            if (blocked) {
                walk.placesByKeyboard(teacher);
            } else {
                walk.places(teacher);
            }
            ClassSite.Placed placed = site.placed().getFirst();
            assertThat(placed.url()).isEqualTo(tool.resolve("/w/" + film) + "?from=2&to=14");
            assertThat(placed.custom()).isEqualTo(Map.of("measure", "watched", "needed", "50"));

            ToolFrame pupil = walk.person();
            walk.watches(pupil);
            await().atMost(PATIENCE).until(() -> given(platform, placed).equals(Optional.of(100)));
            walk.raisesWhatIsNeeded(teacher);
            await().atMost(PATIENCE).until(() -> given(platform, placed).isEmpty());
            walk.seesTheWholeClass(teacher, "小雨");

            walk.readsWhatIsKept(pupil);
            walk.isShownNowhereElse(pupil);
            walk.isRefused(pupil);
            teacher.neededNoCookie();
            pupil.neededNoCookie();
            curator.reload();
            assertThat(curator.locator(".checks .bad")).hasCount(1);
        }
    }

    @Test
    void whereNoCookieIsKeptThePlatformKeepsTheSecret() throws Exception {
        try (TestPlatform platform = new TestPlatform(service.address());
                ClassSite site = site(platform, true);
                Chromium chromium = chromium(true)) {
            ClassWalk walk = walk(chromium, site);
            walk.registers(platform);
            walk.places(walk.person().withoutCookies(tool.getPort()));

            ToolFrame pupil = walk.person().withoutCookies(tool.getPort());
            plays(pupil.open(site.opens(ClassWalk.PUPIL, "0")).film());

            assertThat(pupil.page().evaluate("() => kept.size")).isEqualTo(1);
            assertThat(pupil.page()
                            .context()
                            .cookies(tool.resolve("/lti/launch").toString()))
                    .isEmpty();
            pupil.neededNoCookie();
        }
    }

    @Test
    void whereNobodyKeepsItATabIsOffered() throws Exception {
        try (TestPlatform platform = new TestPlatform(service.address());
                ClassSite site = site(platform, false);
                Chromium chromium = chromium(true)) {
            ClassWalk walk = walk(chromium, site);
            walk.registers(platform);
            walk.places(walk.person());

            ToolFrame pupil = walk.person().withoutCookies(tool.getPort()).open(site.opens(ClassWalk.PUPIL, "0"));
            Locator offer = pupil.find("[data-tab] a.primary");
            offer.waitFor();
            pupil.isOpenToAll("the offer of a tab");
            Page tab = pupil.page().context().waitForPage(offer::click);
            tab.waitForSelector("lesson-player.ready");
            plays(new Screen(tab, tab.mainFrame()));

            assertThat(URI.create(tab.url()).getPath()).startsWith(LaunchSession.PATH);
        }
    }

    private static void plays(Screen screen) {
        screen.find(".player-big").click();
        screen.goesOn();
    }

    /** What the pupil has in this column of the grade book now. */
    private static Optional<Integer> given(TestPlatform platform, ClassSite.Placed placed) {
        return platform.grades()
                .result(placed.column(), ClassWalk.PUPIL)
                .map(score -> score.path("scoreGiven"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asInt);
    }

    private static ClassWalk walk(Chromium chromium, ClassSite site) {
        return new ClassWalk(chromium, site, tool, password, title);
    }

    /** @param stores whether the platform keeps what the browser doesn't */
    private static ClassSite site(TestPlatform platform, boolean stores) throws Exception {
        return new ClassSite(platform, certificate, tool, service.address().resolve("/lti/jwks"), stores);
    }

    /**
     * @param blocked whether it keeps cookies of other sites only apart for each site that shows them; an answer that a test has put in the
     *     place of another comes from nowhere, and may yet lead to this machine
     */
    private static Chromium chromium(boolean blocked) {
        String names = Stream.of(HOST, ClassSite.HOST, ClassWalk.ELSEWHERE)
                .map(host -> "MAP " + host + " 127.0.0.1")
                .collect(Collectors.joining(", ", "--host-resolver-rules=", ""));
        return blocked
                ? new Chromium(
                        names, "--test-third-party-cookie-phaseout", "--disable-features=LocalNetworkAccessChecks")
                : new Chromium(names);
    }
}

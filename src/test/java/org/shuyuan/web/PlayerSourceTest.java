package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** By which way the player plays, and how it goes over to another. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class PlayerSourceTest extends BrowserTest {

    private static final String NO_MEDIA_SOURCE = "delete window.MediaSource; delete window.ManagedMediaSource;";
    /** What a browser says of HLS. */
    private static final String SAYS = "const canPlay = HTMLMediaElement.prototype.canPlayType;"
            + " HTMLMediaElement.prototype.canPlayType = function (type)"
            + " { return /mpegurl/i.test(type) ? '%s' : canPlay.call(this, type); };";

    private String film = "";

    @BeforeEach
    void aFilmIsThere() throws Exception {
        film = film();
    }

    @ParameterizedTest(name = "MSE {0}, the browser''s own HLS {1}: {2}")
    @CsvSource({"true, maybe, mse", "true, '', mse", "false, maybe, native", "false, '', mp4"})
    void theFirstWayThatThereIsIsTaken(boolean mediaSource, String nativeHls, String way) {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            page.addInitScript((mediaSource ? "" : NO_MEDIA_SOURCE) + SAYS.formatted(nativeHls));

            Screen screen = Screen.open(page, watch());
            screen.play();

            assertThat(screen.value("p.dataset.way")).isEqualTo(way);
            assertThat(screen.number("v.videoHeight")).isPositive();
            assertThat(screen.value("v.currentSrc").toString())
                    .contains(
                            switch (way) {
                                case "mse" -> "blob:";
                                case "native" -> "/master.m3u8";
                                default -> "/video.mp4";
                            });
            screen.press("ArrowRight");
            screen.goesOn();
            screen.press("k");
            screen.until("v.paused");
        }
    }

    @ParameterizedTest(name = "MSE {0}")
    @CsvSource({"true", "false"})
    void aWayThatFailsIsLeft(boolean mediaSource) {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            page.addInitScript((mediaSource ? "" : NO_MEDIA_SOURCE) + SAYS.formatted("maybe"));
            page.route(
                    "**/*.m3u8",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/vnd.apple.mpegurl")
                            .setBody("#EXTM3U\n#EXT-X-VERSION:7\nnonsense")));

            Screen screen = Screen.open(page, watch());
            screen.play();

            assertThat(screen.value("p.dataset.way")).isEqualTo("mp4");
            assertThat(screen.find(".player-trouble")).isHidden();
        }
    }

    @Test
    void whereNothingPlaysItIsSaid() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("en").newPage();
            page.route("**/play/**", Route::abort);

            Screen screen = Screen.open(page, watch());

            assertThat(screen.find(".player-trouble"))
                    .hasText(
                            java.util.regex.Pattern.compile("cannot be played"),
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                    .setTimeout(60_000));
        }
    }

    /** A page that is open while the ladder is made offers its rungs, and goes over to them when asked or paused. */
    @Test
    void aGrowingLadderDisturbsNobody() throws Exception {
        Path file = SampleFiles.lesson(folder, 70);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            studio(page);
            String growing = begun(page, file);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> resource(page, growing).at("/playback/hls").isTextual());

            Screen screen = Screen.open(page, base.resolve("/w/" + growing));
            screen.play();
            assertThat(offers(screen, "360p"))
                    .as("the ladder came before the page")
                    .isFalse();
            page.evaluate("() => { const v = document.querySelector('video'); window.told = [];"
                    + " for (const name of ['emptied', 'abort', 'seeking', 'pause'])"
                    + " v.addEventListener(name, () => window.told.push(name)); window.here = true;"
                    // Slowly: a film that is at its end before the ladder has grown stands, and may go over.
                    + " v.playbackRate = 0.25; }");
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> offers(screen, "360p"));

            assertThat((List<?>) page.evaluate("window.told"))
                    .as("while it grew")
                    .isEmpty();
            assertThat(screen.is("!v.paused")).isTrue();
            page.evaluate("() => { document.querySelector('video').playbackRate = 1; }");
            double before = screen.at();
            screen.choose("menu-quality", "360p");
            screen.until("v.videoHeight === 360 && !v.paused && v.readyState >= 3");
            assertThat(screen.value("p.dataset.grown")).isEqualTo("1");
            assertThat(screen.at()).isBetween(before, before + 20);
            screen.goesOn();
            assertThat(screen.is("p.querySelector('.player-still') === null")).isTrue();
            assertThat(page.evaluate("window.here")).as("the same page").isEqualTo(true);
            assertThat(page.locator("[data-passing]")).isHidden();
        }
    }

    private static boolean offers(Screen screen, String size) {
        screen.wake();
        screen.find(".menu-quality > button").click();
        Locator choices = screen.find(".menu-quality [role=menuitemradio]");
        boolean offered = choices.allInnerTexts().contains(size);
        screen.press("Escape");
        return offered;
    }

    /** The id of the resource, while its renditions are being made. */
    private String begun(Page page, Path file) {
        page.locator("input[name=kind][value=recorded-lesson]").check();
        page.locator("input[type=file]").setInputFiles(file);
        Locator item = page.locator(".queued a[href*='/studio/items/']").first();
        item.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        String href = item.getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private JsonNode resource(Page page, String id) {
        try {
            return new ObjectMapper()
                    .readTree(page.request()
                            .get(base.resolve("/api/resources/" + id).toString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI watch() {
        return base.resolve("/w/" + film);
    }
}

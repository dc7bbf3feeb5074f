package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** Every control of the player, as a viewer uses it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class PlayerTest extends BrowserTest {

    private String film = "";

    private Chromium chromium = new Chromium();

    @BeforeEach
    void aFilmIsThere() throws Exception {
        film = film();
    }

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void playingSeekingAndFrames() {
        Screen screen = open(1920, "zh-CN", "");

        screen.play();
        screen.press("k");
        screen.until("v.paused");
        screen.button("play").click();
        screen.until("!v.paused");
        screen.press("k");
        screen.until("v.paused");
        double before = screen.at();
        screen.press("ArrowRight");
        assertThat(screen.at()).isCloseTo(before + 5, within(0.3));
        screen.press("ArrowLeft");
        assertThat(screen.at()).isCloseTo(before, within(0.3));

        double still = screen.at();
        screen.press(".");
        screen.until("!v.seeking");
        assertThat(screen.at() - still).isBetween(0.005, 0.075);
        double next = screen.at();
        screen.press(",");
        screen.until("!v.seeking");
        assertThat(next - screen.at()).isCloseTo(0.04, within(0.005));

        BoundingBox bar = screen.find(".player-scrub input").boundingBox();
        screen.page().mouse().click(bar.x + bar.width / 2, bar.y + bar.height / 2);
        screen.until("Math.abs(v.currentTime - 24) < 1.5");
    }

    @Test
    void whatIsChosenIsKept() {
        Screen screen = open(1920, "zh-CN", "");
        screen.play();

        for (String rate : List.of("0.5×", "0.75×", "1.25×", "1.5×", "2×")) {
            screen.choose("menu-rate", rate);
            screen.until("v.playbackRate === " + rate.replace("×", ""));
        }
        screen.choose("menu-quality", "360p");
        screen.until("v.videoHeight === 360");
        screen.choose("menu-quality", "省流量");
        assertThat(screen.find(".menu-quality > button")).containsText("省流");
        screen.press("m");
        screen.until("v.muted");
        screen.button("unmute").click();
        screen.until("!v.muted");
        screen.press("ArrowDown");
        screen.press("ArrowDown");
        screen.until("Math.abs(v.volume - 0.8) < 0.01");
        screen.find(".player-volume").fill("0.3");
        screen.until("Math.abs(v.volume - 0.3) < 0.01");
        assertThat(screen.find(".player-captions span")).hasText("抛物线的顶点在这里");
        screen.press("c");
        assertThat(screen.find(".player-captions span")).isHidden();

        screen.page().reload();
        screen.page().waitForSelector("lesson-player.ready");
        screen.play();
        screen.until("v.playbackRate === 2 && Math.abs(v.volume - 0.3) < 0.01");
        assertThat(screen.find(".menu-quality > button")).containsText("省流");
        assertThat(screen.button("captions")).hasAttribute("aria-pressed", "false");
        // At most 480 lines where there are such: of 540 and 360 the smaller.
        screen.until("v.videoHeight === 360");
    }

    @Test
    void itFillsThePageTheScreenAndAWindowOfItsOwn() {
        Screen screen = open(1920, "zh-CN", "");
        screen.play();

        screen.wake();
        screen.button("wide").click();
        screen.until("p.getBoundingClientRect().width === innerWidth");
        screen.button("wide").click();
        screen.until("p.getBoundingClientRect().width < innerWidth");
        screen.button("full").click();
        screen.until("document.fullscreenElement === p");
        screen.press("f");
        screen.until("document.fullscreenElement === null");
        assertThat(screen.is("document.pictureInPictureEnabled")).isTrue();
        screen.wake();
        screen.button("pip").click();
        screen.until("document.pictureInPictureElement === v");
        screen.press("p");
        screen.until("document.pictureInPictureElement === null");
    }

    @Test
    void chaptersCutTheBarAndAreTakenFromAList() {
        Screen screen = Screen.withChapters(page(1920, "zh-CN"), base.resolve("/w/" + film));
        assertThat(screen.find(".player-chapters i")).hasCount(2);

        screen.choose("menu-chapters", "顶点 & 对称轴");

        screen.until("v.currentTime >= 10 && v.currentTime < 14");
        assertThat(screen.find(".player-chapter")).hasText("顶点 & 对称轴");
        BoundingBox bar = screen.find(".player-scrub input").boundingBox();
        screen.page().mouse().move(bar.x + bar.width * 0.8, bar.y + bar.height / 2);
        assertThat(screen.find(".player-named")).hasText("小结");
        assertThat(screen.find(".player-preview .player-picture")).isVisible();
        assertThat(screen.find(".player-preview .player-picture")
                        .evaluate("e => e.style.backgroundImage")
                        .toString())
                .contains("storyboard-");
        screen.wake();
        screen.find(".menu-chapters > button").click();
        assertThat(screen.find(".menu-chapters .player-picture").first()).isVisible();
    }

    @Test
    void withoutChaptersNothingIsSaidOfThem() {
        Screen screen = open(1280, "zh-CN", "");
        screen.play();

        assertThat(screen.find(".menu-chapters")).isHidden();
        assertThat(screen.find(".player-chapters i")).hasCount(0);
    }

    @Test
    void keysAndFingersSeeWhatLiesElsewhere() {
        Screen keys = open(1280, "zh-CN", "");
        keys.find(".player-scrub input").focus();
        keys.press("ArrowRight");
        assertThat(keys.find(".player-preview .player-picture")).isVisible();
        assertThat(keys.find(".player-pointed")).hasText("00:05");
        assertThat(keys.find(".player-preview")).isHidden();

        BrowserContext phone = chromium.context(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        Screen finger = Screen.open(phone.newPage(), base.resolve("/w/" + film));
        BoundingBox bar = finger.find(".player-scrub input").boundingBox();
        finger.page().touchscreen().tap(bar.x + bar.width / 2, bar.y + bar.height / 2);
        assertThat(finger.find(".player-preview .player-picture")).isVisible();
        finger.until("Math.abs(v.currentTime - 24) < 2");
        finger.until("document.documentElement.scrollWidth <= innerWidth");
        finger.until("p.querySelector('.player-row').scrollWidth <= p.clientWidth");
    }

    private Screen open(int width, String language, String query) {
        return Screen.open(page(width, language), base.resolve("/w/" + film + query));
    }

    private Page page(int width, String language) {
        return chromium.context(
                        new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 1000))
                .newPage();
    }
}

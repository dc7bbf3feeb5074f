package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** What the player lays over the film: the link and its code, the list of keys; that all can use it, and what it weighs. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class PlayerSheetsTest extends BrowserTest {

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
    void theLinkAndItsCodeNameTheSecond() {
        Screen screen = open("en", "?t=12");
        screen.until("v.readyState >= 2");
        screen.press("l");

        String expected = base.resolve("/w/" + film + "?t=12").toString();
        assertThat(screen.find("[role=dialog]")).isVisible();
        assertThat(screen.find(".player-link")).hasValue(expected);
        byte[] picture = screen.find(".player-qr").screenshot();
        assertThat(QrCode.read(chromium.context("en").newPage(), picture)).isEqualTo(expected);
        screen.press("Escape");
        assertThat(screen.find("[role=dialog]")).hasCount(0);

        Locator below = screen.page().locator("button[data-share]");
        below.click();
        assertThat(screen.find("[role=dialog]")).isVisible();
        screen.press("Escape");
        assertThat(below).isFocused();
    }

    @Test
    void theListOfKeysOpensByItsKeyAndKeepsTheFocus() {
        Screen screen = open("en", "");
        screen.press("?");

        assertThat(screen.find("[role=dialog]")).containsText("Previous, next frame");
        screen.press("Tab");
        assertThat(screen.find(".player-close")).isFocused();
        screen.press("k");
        assertThat(screen.is("v.paused")).isTrue();
        screen.press("Escape");
        assertThat(screen.find("[role=dialog]")).hasCount(0);
        screen.button("help").click();
        assertThat(screen.find("[role=dialog]")).isVisible();
    }

    @Test
    void axeIsSilentOverEverySheetInBothLanguages() {
        for (String language : List.of("zh-CN", "en")) {
            Screen screen = Screen.withChapters(page(1280, language), watch(""));
            axe(screen.page(), language);
            screen.press("?");
            assertThat(screen.find(".player-keys")).isVisible();
            axe(screen.page(), language + " keys");
            screen.press("Escape");
            screen.press("l");
            assertThat(screen.find(".player-qr")).isVisible();
            axe(screen.page(), language + " share");
            screen.press("Escape");
            for (String menu : List.of("menu-quality", "menu-rate", "menu-chapters")) {
                screen.find("." + menu + " > button").click();
                axe(screen.page(), language + " " + menu);
                screen.press("Escape");
            }
            axe(Screen.open(screen.page(), base.resolve("/embed/" + film)).page(), language + " embedded");
        }
    }

    @Test
    void theScriptStaysLight() {
        Screen screen = open("zh-CN", "");
        assertThat(ScriptWeight.of(screen.page(), "lesson-player", "search-box", "words", "dom", "memory", "progress"))
                .as("bytes before play")
                .isBetween(3_000, 15 * 1024);
        screen.play();
        screen.press("?");
        assertThat(screen.find(".player-keys")).isVisible();
        screen.press("Escape");
        screen.press("l");
        assertThat(screen.find(".player-qr")).isVisible();

        assertThat(ScriptWeight.of(screen.page())).as("bytes after play").isBetween(60_000, 140 * 1024);
    }

    private Screen open(String language, String query) {
        return Screen.open(page(1280, language), watch(query));
    }

    private URI watch(String query) {
        return base.resolve("/w/" + film + query);
    }

    private Page page(int width, String language) {
        return chromium.context(
                        new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 1000))
                .newPage();
    }
}

package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Duration;

/** A viewer before the player of one film. */
record Screen(Page page, Frame frame) {

    private static final String CHAPTERS = """
            WEBVTT

            00:00.000 --> 00:10.000
            导入

            00:10.000 --> 00:30.000
            顶点 &amp; 对称轴

            00:30.000 --> 00:48.000
            小结
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    static Screen open(Page page, URI address) {
        page.navigate(address.toString());
        page.waitForSelector("lesson-player.ready");
        return new Screen(page, page.mainFrame());
    }

    /** As if the film had a track of chapters. */
    static Screen withChapters(Page page, URI address) {
        page.route(
                "**/chapters-of-a-test.vtt",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/vtt").setBody(CHAPTERS)));
        page.addInitScript("document.addEventListener('readystatechange', () => document.querySelector('lesson-player')"
                + "?.setAttribute('chapters', '/chapters-of-a-test.vtt'))");
        Screen screen = open(page, address);
        assertThat(screen.find(".menu-chapters")).isVisible();
        return screen;
    }

    Locator find(String selector) {
        return frame.locator("lesson-player " + selector);
    }

    /** The button with this name in the player's own words ({@code data-word}). */
    Locator button(String word) {
        return find(".player-panel [data-word=" + word + "]");
    }

    /** What an expression over {@code v}, the video, and {@code p}, the player, is worth. */
    Object value(String expression) {
        return frame.evaluate("() => { const p = document.querySelector('lesson-player');"
                + " const v = p.querySelector('video'); return " + expression + " }");
    }

    double number(String expression) {
        return ((Number) value("Number(" + expression + ")")).doubleValue();
    }

    boolean is(String expression) {
        return number(expression) == 1;
    }

    void until(String condition) {
        await(condition).atMost(PATIENCE).until(() -> is(condition));
    }

    double at() {
        return number("v.currentTime");
    }

    /** Begins to play, and sees that it goes on. */
    void play() {
        frame.locator("lesson-player").focus();
        page.mouse().move(60, 200);
        button("play").click();
        goesOn();
    }

    void goesOn() {
        double before = at();
        await().atMost(PATIENCE).until(() -> at() > before + 1);
    }

    /** Opens the menu with this class and takes the choice that reads so. */
    void choose(String menu, String words) {
        wake();
        find("." + menu + " > button").click();
        find("." + menu + " [role^=menuitem]")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }

    /** A hand that moves brings back the controls, which hide while a film runs. */
    void wake() {
        page.mouse().move(80 + Math.random() * 40, 220);
    }

    void press(String key) {
        page.keyboard().press(key);
    }
}

package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** The whole way in a real browser: a teacher uploads a film and a book; a visitor finds, plays and reads them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SpineTest extends BrowserTest {

    /** The classroom ladder of a film of 540 lines, above which nothing is made. */
    private static final List<Integer> LADDER = List.of(540, 360);

    @Test
    void aLessonTravelsFromTheTeacherToThePupil() throws Exception {
        Path film = SampleFiles.lesson(folder, 48);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);

            String lesson = studio.upload(film, "recorded-lesson");
            page.request()
                    .post(
                            base.resolve("/api/resources/" + lesson + "/captions?lang=zh-CN")
                                    .toString(),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("Content-Type", "text/vtt")
                                    .setData("WEBVTT\n\n00:02.000 --> 00:06.000\n焦点与准线等距\n"));
            String book = studio.upload(SampleFiles.book(), "e-textbook");
            studio.publish(lesson);
            studio.publish(book);

            BrowserContext visitor = chromium.context("zh-CN");
            Page reader = visitor.newPage();
            find(reader, "焦点与准线", lesson);
            find(reader, "杯子里的云", book);
            play(reader, lesson);
            axeIsSilent(chromium, lesson, book, schoolOf(reader, lesson));
            axeIsSilentInTheStudio(page, lesson);
        }
    }

    private void find(Page page, String words, String id) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(700))
                .untilAsserted(() -> {
                    page.navigate(base.resolve("/s?q=" + words).toString());
                    assertThat(page.locator(".hit a[href*='" + id + "']").count())
                            .isPositive();
                });
        assertThat(page.locator(".hit mark").first()).isVisible();
        assertThat(String.join("", page.locator(".hit mark").allInnerTexts())).containsAnyOf(words.split(""));
    }

    private void play(Page page, String id) {
        page.navigate(base.resolve("/w/" + id).toString());
        page.locator("lesson-player").click();
        await().atMost(Duration.ofSeconds(60)).until(() -> number(page, "v.currentTime") > 1.5);
        assertThat(number(page, "v.getVideoPlaybackQuality().totalVideoFrames")).isGreaterThan(10);
        assertThat(qualities(page))
                .containsExactlyElementsOf(
                        LADDER.stream().map(size -> size + "p").toList());
        // Down and up: by itself the player would go up on such a line, and never down.
        choose(page, 540);
        choose(page, 360);
        choose(page, 540);
    }

    private static List<String> qualities(Page page) {
        page.locator("lesson-player").hover(new Locator.HoverOptions().setPosition(200, 60));
        quality(page).click();
        List<String> offered =
                page.locator("lesson-player [role=menuitemradio]").allInnerTexts();
        page.keyboard().press("Escape");
        return offered.stream().filter(each -> each.matches("\\d+p")).toList();
    }

    /** Takes this rung from the menu and sees its pictures, with the film going on. */
    private static void choose(Page page, int size) {
        // A hand that moves brings back the controls, which hide while the film runs.
        page.locator("lesson-player").hover(new Locator.HoverOptions().setPosition(size / 4.0, 60));
        quality(page).click();
        page.locator("lesson-player [role=menuitemradio]")
                .filter(new Locator.FilterOptions().setHasText(size + "p"))
                .click();
        await().atMost(Duration.ofSeconds(30)).until(() -> number(page, "v.videoHeight") == size);
        double before = number(page, "v.currentTime");
        await().atMost(Duration.ofSeconds(30)).until(() -> number(page, "v.currentTime") > before + 2);
        assertThat(number(page, "v.videoHeight")).isEqualTo(size);
        assertThat(number(page, "Number(v.ended)")).isZero();
        assertThat(quality(page)).hasText(size + "p");
    }

    private static Locator quality(Page page) {
        return page.locator("lesson-player .menu-quality button[aria-haspopup]").first();
    }

    private static double number(Page page, String expression) {
        return ((Number)
                        page.evaluate("() => { const v = document.querySelector('video'); return " + expression + " }"))
                .doubleValue();
    }

    private String schoolOf(Page page, String id) {
        page.navigate(base.resolve("/w/" + id).toString());
        return page.locator("a[href^='/school/']").first().getAttribute("href");
    }

    private void axeIsSilent(Chromium chromium, String lesson, String book, String school) {
        for (String language : List.of("zh-CN", "en")) {
            Page page = chromium.context(language).newPage();
            for (String path :
                    List.of("/", "/s?q=抛物线", "/w/" + lesson, "/book/" + book, school, "/sign-in", "/nowhere")) {
                axeAt(page, path);
            }
        }
    }

    private void axeIsSilentInTheStudio(Page page, String lesson) {
        for (String path :
                List.of("/studio/upload", "/studio/items", "/studio/items/" + lesson, "/me", "/me/password")) {
            axeAt(page, path);
            axeAt(page, path + "?lang=en");
        }
    }

    private void axeAt(Page page, String path) {
        page.navigate(base.resolve(path).toString());
        page.waitForLoadState();
        axe(page, path);
    }
}

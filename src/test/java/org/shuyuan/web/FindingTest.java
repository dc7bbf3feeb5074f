package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** A lesson is found by what is said and written inside it, and by its textbook: with the keyboard alone, and without scripts. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class FindingTest extends BrowserTest {

    private static final String SAID = "角闪石";
    private static final String WRITTEN = "wollastonite";
    private static final int SECOND = 31;

    /** More than any page here has to pass. */
    private static final int MOST_TABS = 200;

    @Test
    void whatIsSaidAndWrittenLeadsToItsPlace() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Studio studio = studio(chromium.context("zh-CN").newPage());
            String lesson = studio.upload(SampleFiles.lesson(folder, 41), "micro-lecture");
            String book = studio.upload(
                    RawPdf.book(folder.resolve("minerals.pdf"), 40, 1_000, "says " + WRITTEN), "e-textbook");
            said(studio, lesson);
            studio.publish(lesson);
            studio.publish(book);
            isFound(SAID);
            isFound(WRITTEN);

            byKeyboardToTheSecond(chromium.context("zh-CN").newPage(), lesson);
            byKeyboardToThePage(chromium.context("en").newPage(), book);
            withoutScripts(
                    chromium.context(new Browser.NewContextOptions()
                                    .setLocale("zh-CN")
                                    .setJavaScriptEnabled(false))
                            .newPage(),
                    lesson);
        }
    }

    @Test
    void theTextbookLeadsToItsLessons() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            page.navigate(base.toString());

            enter(page, "nav a[href='/browse']", "/browse");
            axe(page, "the stages");
            enter(page, "a[href='/browse/primary/science']", "/browse/primary/science");
            axe(page, "the volumes of a subject");
            enter(page, "a[href^='/browse/primary/science/jiaoke/%E4%B8%89']", "/browse/primary/science/jiaoke/.+");
            assertThat(page.locator("h1")).containsText("三年级上册");
            assertThat(page.locator("ul.lessons")).not().hasCount(0);
            axe(page, "the lessons of a volume");
        }
    }

    @Test
    void whereNothingIsFoundThereIsAWayOnByTheTextbooksOnAPhoneAsWell() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context(
                            new Browser.NewContextOptions().setLocale("en").setViewportSize(390, 844))
                    .newPage();
            page.navigate(base.resolve("/s?q=qzxwvjq").toString());
            assertThat(page.locator(".empty h2")).hasText("Nothing fits “qzxwvjq”");
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            axe(page, "nothing was found");
            assertThat(page.locator(".instead a[href='/browse']")).isVisible();
            assertThat(page.locator("nav a[href='/browse']")).isVisible();

            enter(page, ".instead a[href='/browse']", "/browse");
            axe(page, "the stages on a phone");
        }
    }

    private static void said(Studio studio, String lesson) {
        studio.page()
                .request()
                .post(
                        studio.base()
                                .resolve("/api/resources/" + lesson + "/captions?lang=zh-CN")
                                .toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "text/vtt")
                                .setData("WEBVTT\n\n00:05.000 --> 00:09.000\n先看颜色\n\n00:%d.000 --> 00:36.000\n这块石头叫%s\n"
                                        .formatted(SECOND, SAID)));
    }

    private static void isFound(String word) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().queryParam("q", word)
                                .get("/api/search")
                                .jsonPath()
                                .getLong("total")
                        > 0);
    }

    private void byKeyboardToTheSecond(Page page, String lesson) {
        asks(page, SAID);
        axe(page, "what was found");
        enter(page, "a.place", "/w/" + lesson + "\\?t=" + SECOND + ".*");
        page.waitForSelector("lesson-player.ready");
        tabTo(page, ".player-big");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.querySelector('video').currentTime > " + SECOND);
        assertThat(((Number) page.evaluate("() => document.querySelector('video').currentTime")).doubleValue())
                .isBetween((double) SECOND, SECOND + 8.0);
    }

    private void byKeyboardToThePage(Page page, String book) {
        asks(page, WRITTEN);
        enter(page, "a.place", "/book/" + book + "\\?page=37.*");
        assertThat(page.locator(".leaf-page[data-page='37'] mark").first()).hasText(WRITTEN);
        assertThat(page.locator(".leaf-page[data-page='37'] mark").first()).isInViewport();
    }

    private void withoutScripts(Page page, String lesson) {
        page.navigate(base.toString());
        page.locator("input[type=search]").first().fill(SAID);
        page.keyboard().press("Enter");
        assertThat(page.locator(".hit")).hasCount(1);
        page.locator(".facet a").first().click();
        assertThat(page.locator(".chosen .chip.on")).hasCount(1);
        page.locator("a.place").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/w/" + lesson + "\\?t=" + SECOND + ".*"));
        assertThat(page.locator("body")).containsText("这块石头叫" + SAID);
    }

    /** From the home page, with the keyboard. */
    private void asks(Page page, String words) {
        page.navigate(base.toString());
        tabTo(page, "input[type=search]");
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        page.waitForURL("**/s?q=*");
        assertThat(page.locator(".hit").first()).isVisible();
    }

    /** Follows a link by the keyboard, to an address of this shape. */
    private static void enter(Page page, String selector, String path) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*" + path + "$"));
        page.waitForLoadState();
    }

    private static void tabTo(Page page, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("The keyboard doesn't come to " + selector);
    }
}

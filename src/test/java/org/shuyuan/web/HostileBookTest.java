package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** A book of somebody who means harm, opened by a reader who is signed in: she reads it, and nothing else happens. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class HostileBookTest extends BrowserTest {

    @Test
    void aBookRunsNothingAndTellsNobody() throws Exception {
        try (Chromium chromium = new Chromium();
                Canary canary = Canary.listening()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String book = studio.upload(new HostileBook(canary.address()).in(folder), "e-textbook");
            // Asked once from outside of the book, so that silence means something.
            page.request().get(canary.address() + "/control");
            assertThat(canary.visits()).containsExactly("GET /control");
            canary.visits().clear();
            Watchman watchman = Watchman.beside(page, base);
            page.navigate(base.resolve("/book/" + book).toString());
            String title = page.title();

            Frame first = chapter(page, HostileBook.FIRST);
            touch(first, "#click");
            touch(first, "#javascript");
            isHarmless(page, first, title);

            page.frameLocator("iframe.epub-embed").locator("[data-do=next]").click();
            Frame second = chapter(page, HostileBook.SECOND);
            touch(second, "#ping");
            touch(second, "#send");
            // Longer than the page's own order to go elsewhere after a second.
            page.waitForFunction("since => performance.now() > since + 2000", page.evaluate("performance.now()"));
            isHarmless(page, second, title);
            assertThat(chapter(page, HostileBook.SECOND).locator("h1").isVisible())
                    .isTrue();

            FrameLocator reader = page.frameLocator("iframe.epub-embed");
            reader.locator("[data-panel=contents]").click();
            for (String entry : List.of("无", "远", "三")) {
                reader.locator("[data-contents] button")
                        .filter(new Locator.FilterOptions().setHasText(entry))
                        .click();
            }
            Frame third = chapter(page, HostileBook.THIRD);
            touch(third, "#away");
            touch(third, "#window");
            touch(third, "#own");
            // Behind what lies over all of it as well.
            List.of("#away", "#window", "#own")
                    .forEach(each -> third.locator(each).evaluate("touched => touched.click()"));
            page.waitForFunction("since => performance.now() > since + 1000", page.evaluate("performance.now()"));
            isHarmless(page, third, title);
            // It neither covers the bar nor holds the reader.
            reader.locator("[data-contents] button").first().click();
            assertThat(chapter(page, HostileBook.FIRST).locator("h1").isVisible())
                    .isTrue();
            page.navigate(base.resolve("/book/" + book + "?page=4").toString());
            reader.locator("[data-panel=contents]").click();
            reader.locator("[data-contents] button").first().click();
            isHarmless(page, chapter(page, HostileBook.FIRST), title);

            assertThat(canary.visits()).isEmpty();
            watchman.sawNothing();
            assertThat(page.url()).contains("/book/" + book);
        }
    }

    /** The frame in which these words can be read. */
    private static Frame chapter(Page page, String words) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> page.frames().stream()
                                .filter(frame -> shows(frame, words))
                                .findFirst()
                                .orElse(null),
                        frame -> frame != null);
    }

    private static boolean shows(Frame frame, String words) {
        try {
            Locator heading = frame.locator("h1");
            return heading.count() == 1
                    && heading.innerText().contains(words)
                    && heading.boundingBox() != null
                    && heading.boundingBox().width > 20;
        } catch (PlaywrightException gone) {
            // A frame may go away between two questions.
            return false;
        }
    }

    /** Clicks as a reader's finger does, wherever it may lead. */
    private static void touch(Frame frame, String selector) {
        frame.locator(selector).dispatchEvent("mouseover");
        frame.locator(selector).click(new Locator.ClickOptions().setForce(true));
    }

    /** The deed of a frame inside a chapter is seen in the chapter: it is done to the parent and to the top as well. */
    private static void isHarmless(Page page, Frame chapter, String title) {
        assertThat(page.title()).isEqualTo(title);
        for (Frame frame : List.of(page.mainFrame(), chapter.parentFrame(), chapter)) {
            assertThat(frame.evaluate("() => String(window.hacked)"))
                    .as(frame.url())
                    .isEqualTo("undefined");
            assertThat(frame.title()).as(frame.url()).isNotEqualTo("hacked");
        }
        assertThat(page.evaluate("() => String(localStorage.hacked)")).isEqualTo("undefined");
    }
}

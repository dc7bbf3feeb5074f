package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** A chapter in PDF, as a visitor reads it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class PdfReaderTest extends BrowserTest {

    private static final int PAGES = 10;

    /** Of a page with nothing but a heading, there is more. */
    private static final int SOME_INK = 1000;

    private static final String INK = """
            canvas => {
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              let ink = 0;
              for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 600) ink++;
              }
              return ink;
            }""";

    /** The page under the upper edge of the window, as the eye finds it. */
    private static final String SEEN = """
            () => {
              const { x, y, width } = document.querySelector('.book-pages').getBoundingClientRect();
              return Number(document.elementFromPoint(x + width / 2, y + 40)?.closest('.leaf-page')?.dataset.page);
            }""";

    private String chapter = "";

    private Chromium chromium = new Chromium();

    @BeforeEach
    void aChapterIsPublished() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        chapter = studio.upload(SampleFiles.chapter(folder, "走近二次函数.pdf"), "e-textbook");
        studio.publish(chapter);
    }

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void pagesAreDrawnTurnedAndMadeLarger() {
        for (Map.Entry<String, String> each :
                Map.of("zh-CN", "第 1 页", "en", "Page 1").entrySet()) {
            Page page = chromium.context(each.getKey()).newPage();
            List<String> complaints = Complaints.of(page);
            page.navigate(base.resolve("/book/" + chapter).toString());

            isDrawn(page, 1);
            assertThat(leaf(page, 1)).hasAttribute("aria-label", each.getValue());
            assertThat(leaf(page, 1).locator(".textLayer")).containsText("二次函数");
            assertThat(page.locator("[data-count]")).hasText("" + PAGES);
            pagesTurn(page);
            behindTheEndThereIsTheLastPage(page);
            aPageIsAskedForByItsNumber(page, 7);
            itIsMadeLargerAndSmaller(page, 7);
            page.reload();
            isAt(page, 7);
            isDrawn(page, 7);

            assertThat(complaints).isEmpty();
            axe(page, "a PDF in " + each.getKey());
        }
    }

    @Test
    void anAddressLeadsToItsPageAndTheContentsToTheirs() {
        Page page = chromium.context("zh-CN").newPage();
        List<String> complaints = Complaints.of(page);
        page.navigate(base.resolve("/book/" + chapter + "?page=5").toString());

        isAt(page, 5);
        isDrawn(page, 5);
        page.locator("[data-panel=contents]").click();
        Locator entry = page.locator("[data-contents] button").last();
        int there = Integer.parseInt(entry.locator(".at").innerText());
        axe(page, "the contents of a PDF");
        entry.click();

        assertThat(there).isNotEqualTo(5);
        isDrawn(page, there);
        assertThat(leaf(page, there)).isInViewport();
        assertThat(complaints).isEmpty();
    }

    private static void pagesTurn(Page page) {
        isAt(page, 1);
        page.locator("[data-do=next]").click();
        isAt(page, 2);
        isDrawn(page, 2);
        page.locator("[data-do=next]").click();
        isAt(page, 3);
        page.locator("[data-do=previous]").click();
        isAt(page, 2);
    }

    private static void aPageIsAskedForByItsNumber(Page page, int number) {
        number(page).fill("" + number);
        number(page).press("Enter");
        isAt(page, number);
        isDrawn(page, number);
    }

    private static void behindTheEndThereIsTheLastPage(Page page) {
        number(page).fill("" + (PAGES + 89));
        number(page).press("Enter");
        assertThat(number(page)).hasValue("" + PAGES);
        isDrawn(page, PAGES);
    }

    private static void itIsMadeLargerAndSmaller(Page page, int number) {
        double before = width(page, number);
        page.locator("[data-do=larger]").click();
        assertThat(width(page, number)).isCloseTo(1.25 * before, within(2.0));
        isAt(page, number);
        isDrawn(page, number);
        page.locator("[data-do=smaller]").click();
        page.locator("[data-do=smaller]").click();
        assertThat(width(page, number)).isCloseTo(0.75 * before, within(2.0));
        isDrawn(page, number);
        page.locator("[data-do=larger]").click();
        assertThat(width(page, number)).isCloseTo(before, within(0.5));
    }

    private static void isAt(Page page, int number) {
        assertThat(number(page)).hasValue("" + number);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(page.evaluate(SEEN)).isEqualTo(number));
    }

    /** With its words above the picture, which come when it is finished. */
    private static void isDrawn(Page page, int number) {
        assertThat(leaf(page, number).locator(".textLayer span").first()).isAttached();
        assertThat((Integer) leaf(page, number).locator("canvas").evaluate(INK)).isGreaterThan(SOME_INK);
    }

    private static Locator leaf(Page page, int number) {
        return page.locator(".leaf-page[data-page='" + number + "']");
    }

    private static Locator number(Page page) {
        return page.locator("book-reader input[name=page]");
    }

    private static double width(Page page, int number) {
        return ((Number) leaf(page, number).evaluate("leaf => leaf.getBoundingClientRect().width")).doubleValue();
    }
}

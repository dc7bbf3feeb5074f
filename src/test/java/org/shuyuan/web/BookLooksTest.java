package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** How books look, by day and by night, on screens and on paper, and what they weigh. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class BookLooksTest extends BrowserTest {

    private static final String PRINTS =
            "window.print = () => { window.printed = document.querySelector('.print-sheets').innerHTML; "
                    + "window.sheets = document.querySelectorAll('.print-sheets > *').length; }";

    @Inject
    Catalog catalog;

    private final Chromium chromium = new Chromium();

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aPdfIsReadByNightTwoPagesAtOnceAndStaysSo() throws Exception {
        String book = pdf("夜读二次函数.pdf", "CC-BY-4.0");
        for (String language : List.of("zh-CN", "en")) {
            Page page = chromium.context(language).newPage();
            page.setViewportSize(1920, 1080);
            page.navigate(base.resolve("/book/" + book).toString());
            page.waitForSelector("book-reader.ready");
            page.locator("[data-panel=looks]").focus();
            page.keyboard().press("Enter");
            page.locator("#book-looks input[value=night]").check();
            page.locator("#book-looks input[name=spread]").check();
            page.locator("[data-do=larger]").click();
            axe(page, "a PDF by night in " + language);
            assertThat(page.locator("book-reader")).hasAttribute("data-look", "night");
            page.reload();
            page.waitForSelector("book-reader.ready");

            assertThat(page.locator("book-reader")).hasAttribute("data-look", "night");
            assertThat(leaf(page, 2).boundingBox().y).isEqualTo(leaf(page, 3).boundingBox().y);
            page.locator("[data-do=next]").click();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("2");
            page.locator("[data-do=next]").click();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("4");
            page.locator("[data-do=previous]").click();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("2");
            page.locator("[data-panel=looks]").click();
            page.locator("#book-looks input[value=sepia]").check();
            axe(page, "a PDF on sepia in " + language);
            // On a phone there is no room for two.
            page.setViewportSize(390, 844);
            assertThat(page.locator(".book-pages")).not().hasClass(Pattern.compile("\\btwo\\b"));
            assertThat(page.locator("#book-looks input[name=spread]")).isHidden();
            assertThat(page.evaluate("() => new Set([...document.querySelectorAll('.book-group:not(.book-turn)')]"
                            + ".map(group => group.offsetTop)).size"))
                    .as("rows of tools")
                    .isEqualTo(1);
            axe(page, "the looks of a PDF on a phone in " + language);
        }
    }

    @Test
    void anEpubIsReadByNightInLargeLettersAndStaysSo() throws Exception {
        String book = epub("CC-BY-4.0");
        for (String language : List.of("zh-CN", "en")) {
            Page page = chromium.context(language).newPage();
            page.navigate(base.resolve("/book/" + book + "?page=4").toString());
            FrameLocator frame = page.frameLocator("iframe.epub-embed");
            frame.locator("[data-panel=looks]").click();
            frame.locator("#book-looks input[value=night]").check();
            frame.locator("[data-do=larger]").click();
            frame.locator("[data-do=larger]").click();
            axe(page, "an EPUB by night in " + language);
            page.reload();

            assertThat(frame.locator("epub-frame.ready")).hasAttribute("data-look", "night");
            Frame chapter = chapter(page);
            assertThat(chapter.locator("html")).hasCSS("background-color", "rgb(27, 25, 22)");
            assertThat(chapter.locator("p").first()).hasCSS("color", "rgb(217, 209, 195)");
            assertThat(chapter.locator("html")).hasCSS("font-size", "23.2px");
            frame.locator("[data-panel=contents]").click();
            assertThat(frame.locator("[data-contents] button[aria-current]")).hasText(Pattern.compile("第二章.*"));
            axe(page, "the contents of an EPUB in " + language);
            page.setViewportSize(390, 844);
            axe(page, "an EPUB on a phone in " + language);
        }
    }

    @Test
    void pagesArePrintedWhereTheLicenceLetsThem() throws Exception {
        String free = pdf("可印二次函数.pdf", "CC-BY-4.0");
        String district = pdf("区内二次函数.pdf", "in-district");
        String closed = pdf("不印二次函数.pdf", "all-rights-reserved");
        String unsaid = pdf("未说二次函数.pdf", "");
        Page page = chromium.context("zh-CN").newPage();
        page.addInitScript(PRINTS);
        for (String no : List.of(closed, unsaid)) {
            page.navigate(base.resolve("/book/" + no).toString());
            page.waitForSelector("book-reader.ready");
            assertThat(page.locator("[data-panel=print]")).hasCount(0);
            assertThat(page.locator(".print-form")).hasCount(0);
        }
        for (String yes : List.of(free, district)) {
            page.navigate(base.resolve("/book/" + yes + "?page=2").toString());
            page.waitForSelector("book-reader.ready");
            page.locator("[data-panel=print]").click();
            page.locator(".print-form input[name=from]").fill("2");
            page.locator(".print-form input[name=to]").fill("4");
            axe(page, "the pages to print");
            page.locator(".print-form button").click();
            page.waitForFunction("() => window.sheets === 3");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".print-sheets img").first()).isVisible();
            assertThat(page.locator("book-reader")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.evaluate("() => window.dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator(".print-sheets")).hasCount(0);
        }
    }

    @Test
    void theChapterOfAnEpubIsPrintedWithoutAnythingElseOfIt() throws Exception {
        String book = epub("CC-BY-4.0");
        Page page = chromium.context("zh-CN").newPage();
        page.addInitScript(PRINTS);
        page.navigate(base.resolve("/book/" + book + "?page=4").toString());
        FrameLocator frame = page.frameLocator("iframe.epub-embed");
        assertThat(frame.locator("epub-frame.ready")).isAttached();
        frame.locator("[data-panel=print]").click();
        frame.locator(".print-form button").click();

        assertThat(frame.locator(".print-sheets")).containsText("变轻了");
        assertThat(frame.locator(".print-sheets [class], .print-sheets [style], .print-sheets a"))
                .hasCount(0);
    }

    @Test
    void readersWeighLittle() throws Exception {
        String epub = epub("CC-BY-4.0");
        String pdf = pdf("轻二次函数.pdf", "CC-BY-4.0");
        Page page = chromium.context("zh-CN").newPage();
        page.navigate(base.resolve("/book/" + pdf + "?find=%E8%B4%A7%E8%88%B9").toString());
        assertThat(page.locator("book-reader mark.here").first()).hasText("货船");
        int heavy = ScriptWeight.of(page);
        page.navigate(
                base.resolve("/book/" + epub + "/frame?find=%E5%B0%98%E5%9F%83").toString());
        assertThat(page.locator(".epub-pages")).hasAttribute("data-marked", Pattern.compile("1/.*"));
        int light = ScriptWeight.of(page);

        System.out.printf("Readers, packed: PDF %d bytes, EPUB %d%n", heavy, light);
        assertThat(heavy).as("bytes of script for a PDF").isLessThan(550 * 1024);
        assertThat(light).as("bytes of script for an EPUB").isLessThan(60 * 1024);
    }

    private String pdf(String name, String licence) throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.chapter(folder, name), "e-textbook");
        return published(studio, book, licence);
    }

    private String epub(String licence) {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        return published(studio, studio.upload(SampleFiles.book(), "e-textbook"), licence);
    }

    private String published(Studio studio, String book, String licence) {
        QuarkusTransaction.requiringNew()
                .run(() -> catalog.describe(
                        UUID.fromString(book),
                        Origin.PERSON,
                        Map.of(Field.LICENCE, licence.isEmpty() ? List.of() : List.of(licence))));
        studio.publish(book);
        return book;
    }

    /** It lies in a closed shadow of the reader's frame. */
    private static Frame chapter(Page page) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> page.frames().stream()
                                .filter(frame -> frame.url().startsWith("blob:"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private static Locator leaf(Page page, int number) {
        return page.locator(".leaf-page[data-page='" + number + "']");
    }
}

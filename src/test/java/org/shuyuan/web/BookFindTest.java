package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** Words are found in books: from the search of all, and inside the book that lies open. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class BookFindTest extends BrowserTest {

    private final Chromium chromium = new Chromium();

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aWordOnPage37OnlyLeadsToThatPageWithTheWordMarkedWithoutAMouse() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(
                RawPdf.book(folder.resolve("chrysoberyl.pdf"), 60, 2000, "tells of chrysoberyl"), "e-textbook");
        studio.publish(book);
        for (String language : List.of("zh-CN", "en")) {
            Page page = chromium.context(language).newPage();
            List<String> complaints = Complaints.of(page);
            Locator place = found(page, "Chrysoberyl", book);
            assertThat(place).hasAttribute("href", Pattern.compile("\\?page=37&find=chrysoberyl"));
            place.focus();
            page.keyboard().press("Enter");

            Locator mark = page.locator(".leaf-page[data-page='37'] mark.here");
            assertThat(mark).hasText("chrysoberyl");
            assertThat(mark).isInViewport();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("37");
            assertThat(page.locator("book-reader mark")).not().hasCount(0);
            assertThat(complaints).isEmpty();
            axe(page, "a page with marked words in " + language);
        }
    }

    @Test
    void insideAPdfWordsAreFoundHoweverTheyAreTyped() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.chapter(folder, "查找二次函数.pdf"), "e-textbook");
        studio.publish(book);
        Page page = chromium.context("zh-CN").newPage();
        page.navigate(base.resolve("/book/" + book).toString());
        page.waitForSelector("book-reader.ready");
        page.locator(".book-pages").focus();
        page.keyboard().press("/");
        assertThat(page.locator("#book-find input[name=find]")).isFocused();
        page.keyboard().type("頂點式");
        page.keyboard().press("Enter");

        assertThat(page.locator("book-reader mark.here")).hasText("顶点式");
        Locator lines = page.locator("[data-hits] li");
        assertThat(lines.first().locator("mark").first()).hasText("顶点式");
        axe(page, "what was found in a PDF");
        int hits = Integer.parseInt(page.locator("[data-found]").innerText().replaceAll("\\D+", ""));
        assertThat(hits).isGreaterThan(2);
        String first = where(page);
        page.locator("[data-do=hit-next]").click();
        await().atMost(Duration.ofSeconds(20)).until(() -> !where(page).equals(first));
        page.locator("[data-do=hit-previous]").click();
        await().atMost(Duration.ofSeconds(20)).until(() -> where(page).equals(first));
        // From the first one backwards it goes on at the end.
        page.locator("[data-do=hit-previous]").click();
        assertThat(lines.last().locator("a")).hasAttribute("aria-current", "true");
        page.locator("#book-find input[name=find]").fill("没有这样的话");
        page.locator("#book-find input[name=find]").press("Enter");
        assertThat(page.locator("[data-found]")).hasText("书中没有找到这些词语。");
        assertThat(page.locator("book-reader mark")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator("#book-find")).isHidden();
        assertThat(page.locator("[data-panel=find]")).isFocused();
    }

    @Test
    void insideAnEpubWordsAreFoundOnAPhone() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.book(), "e-textbook");
        studio.publish(book);
        Page page = chromium.context(new Browser.NewContextOptions()
                        .setLocale("en")
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true))
                .newPage();
        List<String> complaints = Complaints.of(page);
        page.navigate(base.resolve("/book/" + book).toString());
        FrameLocator frame = page.frameLocator("iframe.epub-embed");
        frame.locator("[data-panel=find]").tap();
        frame.locator("#book-find input[name=find]").fill("塵埃");
        frame.locator("#book-find input[name=find]").press("Enter");

        assertThat(frame.locator("[data-hits] mark").first()).hasText("尘埃");
        axe(page, "what was found in an EPUB on a phone");
        frame.locator("[data-hits] a").first().tap();
        assertThat(frame.locator("#book-find")).isHidden();
        assertThat(frame.locator(".epub-pages")).hasAttribute("data-marked", Pattern.compile("^1/[1-9]\\d*$"));
        assertThat(chapterWith(page, "尘埃")).isTrue();
        assertThat(complaints).isEmpty();

        Page linked = chromium.context("zh-CN").newPage();
        linked.navigate(base.resolve("/book/" + book + "?page=5&find=%E5%B0%98%E5%9F%83")
                .toString());
        assertThat(linked.frameLocator("iframe.epub-embed").locator(".epub-pages"))
                .hasAttribute("data-marked", Pattern.compile("^1/[1-9]\\d*$"));
        assertThat(chapterWith(linked, "尘埃")).isTrue();
    }

    @Test
    void withoutScriptsTheSamePlacesAreLinks() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.chapter(folder, "无脚本二次函数.pdf"), "e-textbook");
        studio.publish(book);
        Page page = chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))
                .newPage();
        page.navigate(base.resolve("/book/" + book).toString());
        page.locator("noscript input[name=find], form[action$='/find'] input[name=find]")
                .first()
                .fill("貨船");
        page.keyboard().press("Enter");

        Locator place = page.locator(".found-inside a").first();
        assertThat(place.locator("mark")).hasText("货船");
        assertThat(place).hasAttribute("href", Pattern.compile("/book/" + book + "\\?page=\\d+&find="));
        Page other = chromium.context("en").newPage();
        other.navigate(
                base.resolve("/book/" + book + "/find?find=%E8%B2%A8%E8%88%B9").toString());
        axe(other, "what was found in a book without scripts");
    }

    /** Of the hit that is looked at: its page, and its height on it. */
    private static String where(Page page) {
        return String.valueOf(page.evaluate("""
                () => {
                  const mark = document.querySelector('book-reader mark.here');
                  const leaf = mark?.closest('.leaf-page');
                  return mark ? leaf.dataset.page + '/' + mark.dataset.hit : '';
                }"""));
    }

    private static boolean chapterWith(Page page, String words) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> page.frames().stream()
                                .filter(frame -> frame.url().startsWith("blob:"))
                                .anyMatch(frame ->
                                        frame.locator("body").innerText().contains(words)),
                        found -> found);
    }

    /** The link to a place of this book among what the search of all finds. */
    private Locator found(Page page, String words, String book) {
        Locator place = page.locator(".places a[href^='/book/" + book + "?page']");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate(base.resolve("/s?q=" + words).toString());
            return place.count() > 0;
        });
        return place.first();
    }
}

package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.preview.NeedsLibreOffice;
import org.shuyuan.preview.OfficeFile;

/** Slides that a teacher has uploaded, as a visitor reads them. */
@NeedsLibreOffice
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class PreviewReaderTest extends BrowserTest {

    private final Chromium chromium = new Chromium();
    private String slides = "";

    @BeforeEach
    void slidesArePublished() throws Exception {
        Page page = chromium.context("zh-CN").newPage();
        Studio studio = studio(page);
        slides = studio.upload(OfficeFile.slidesWithAHiddenOne(folder.resolve("斜面.pptx")), "courseware");
        studio.publish(slides);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> page.request()
                        .get(base.resolve("/api/resources/" + slides + "/preview")
                                .toString())
                        .text()
                        .contains("\"ready\""));
    }

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aFoundSlideOpensWithItsWordsMarked() {
        for (Map.Entry<String, String> each :
                Map.of("zh-CN", "急刹车", "en", "急剎車").entrySet()) {
            Page page = chromium.context(each.getKey()).newPage();
            List<String> complaints = Complaints.of(page);
            Locator place = found(page, each.getValue());
            place.focus();
            page.keyboard().press("Enter");

            Locator mark = page.locator(".leaf-page[data-page='7'] mark.here");
            assertThat(mark.first()).isInViewport();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("7");
            assertThat(page.locator("[data-count]")).hasText("8");
            axe(page, "slides as pages in " + each.getKey());
            page.locator("[data-panel=contents]").click();
            assertThat(page.locator("[data-contents] button")).hasCount(8);
            page.locator("[data-contents] button").nth(2).click();
            assertThat(page.locator("book-reader input[name=page]")).hasValue("3");
            assertThat(complaints).isEmpty();
        }
    }

    /** Three slides stand in its window at once, and the last ones can't come to the top. */
    @Test
    void onATelephoneNoSlideIsSkipped() {
        Page page = chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844))
                .newPage();
        page.navigate(base.resolve("/w/" + slides + "?page=2").toString());
        Locator number = page.locator("book-reader input[name=page]");
        assertThat(page.locator(".leaf-page[data-page='2'] canvas")).isVisible();

        for (int slide = 2; slide <= 8; slide++) {
            assertThat(number).hasValue(Integer.toString(slide));
            assertThat(page.locator(".leaf-page[data-page='" + slide + "']")).isInViewport();
            page.locator("[data-do=next]").click();
        }
    }

    @Test
    void withoutScriptsThereIsTheTextAndASearchInIt() {
        Page page = chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))
                .newPage();
        page.navigate(base.resolve("/w/" + slides).toString());
        page.locator("details.as-text summary").click();
        assertThat(page.locator("#slide-7")).isVisible();
        page.locator("form[action$='/find'] input[name=find]").first().fill("急刹车");
        page.keyboard().press("Enter");

        assertThat(page.locator(".found-inside a").first())
                .hasAttribute("href", Pattern.compile("/w/" + slides + "\\?page=7&find="));
    }

    /** The slide on which that stands; others on which a character of it stands are found as well. */
    private Locator found(Page page, String words) {
        Locator place = page.locator(".places a[href^='/w/" + slides + "?page=7&find=']");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate(base.resolve("/s?q=" + words).toString());
            return place.count() > 0;
        });
        return place;
    }
}

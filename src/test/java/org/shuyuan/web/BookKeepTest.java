package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.sample.SampleFiles;

/** What a reader keeps of books: bookmarks, notes, the place where they were left, and what was read of them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class BookKeepTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    private final Chromium chromium = new Chromium();

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void aVisitorKeepsBookmarksOfAPdfInThisBrowser() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.chapter(folder, "书签二次函数.pdf"), "e-textbook");
        studio.publish(book);
        Page page = chromium.context("en").newPage();
        page.navigate(base.resolve("/book/" + book + "?page=4").toString());
        page.waitForSelector("book-reader.ready");
        assertThat(page.locator(".leaf-page[data-page='4'] .textLayer span").first())
                .isAttached();
        page.locator("[data-panel=bookmarks]").click();
        Locator none = page.locator("#book-bookmarks [data-none]");
        assertThat(none).hasText("There are no bookmarks yet.");
        assertThat(none).isVisible();
        page.locator("[data-do=keep]").click();

        Locator kept = page.locator("[data-bookmarks] li");
        assertThat(kept).hasCount(1);
        assertThat(kept.locator(".at")).hasText("Page 4");
        assertThat(none).isHidden();
        axe(page, "bookmarks of a PDF");
        page.navigate(base.resolve("/book/" + book + "?page=1").toString());
        page.locator("[data-panel=bookmarks]").click();
        kept.locator(".place").click();
        assertThat(page.locator("book-reader input[name=page]")).hasValue("4");
        kept.locator("button.slim").click();
        assertThat(kept).hasCount(0);
    }

    @Test
    void aPupilGoesOnInAnEpubOnAnotherDeviceWithBookmarksAndNotes() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.book(), "e-textbook");
        studio.publish(book);
        String pupil = pupil();
        Page computer = chromium.context("zh-CN").newPage();
        signIn(computer, pupil);
        computer.navigate(base.resolve("/book/" + book + "?page=4").toString());
        FrameLocator frame = computer.frameLocator("iframe.epub-embed");
        assertThat(frame.locator("epub-frame.ready")).isAttached();
        computer.waitForResponse(
                answer -> answer.url().endsWith("/left") && answer.status() == 204,
                () -> frame.locator("[data-do=next]").click());
        String where = frame.locator("[data-where]").innerText();
        frame.locator("[data-panel=bookmarks]").click();
        frame.locator("[data-do=keep]").click();
        assertThat(frame.locator("[data-bookmarks] li")).hasCount(1);
        computer.waitForSelector("lesson-notes.ready");
        computer.locator("lesson-notes > form textarea").fill("小问变轻了");
        computer.locator("lesson-notes > form button").click();
        assertThat(computer.locator("lesson-notes li .at")).hasText("4");
        assertThat(computer.locator("lesson-notes li")).containsText("小问变轻了");
        axe(computer, "an EPUB with bookmarks and notes");

        Page phone = chromium.context("zh-CN").newPage();
        signIn(phone, pupil);
        phone.navigate(base.resolve("/book/" + book).toString());
        FrameLocator there = phone.frameLocator("iframe.epub-embed");
        assertThat(there.locator("[data-where]")).hasText(where);
        there.locator("[data-panel=bookmarks]").click();
        assertThat(there.locator("[data-bookmarks] li")).hasCount(1);
        // The notes lead into the frame.
        there.locator("[data-panel=contents]").click();
        there.locator("[data-contents] button").last().click();
        assertThat(there.locator("[data-where]")).not().hasText(where);
        phone.waitForSelector("lesson-notes.ready");
        phone.locator("lesson-notes li a").click();
        assertThat(there.locator("[data-where]")).containsText("第二章");
        assertThat(phone.evaluate("() => Object.keys(localStorage).filter(key => /epub|bookmark/.test(key)).length"))
                .as("left on a shared machine")
                .isEqualTo(0);
    }

    @Test
    void whatIsReadOfAnEpubIsMeasured() throws Exception {
        Studio studio = studio(chromium.context("zh-CN").newPage());
        String book = studio.upload(SampleFiles.book(), "e-textbook");
        studio.publish(book);
        String pupil = pupil();
        Page page = chromium.context("zh-CN").newPage();
        signIn(page, pupil);
        page.navigate(base.resolve("/book/" + book + "?page=4").toString());
        FrameLocator frame = page.frameLocator("iframe.epub-embed");
        assertThat(frame.locator("epub-frame.ready")).isAttached();

        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> page.request()
                        .get(base.resolve("/api/me/learning").toString())
                        .text()
                        .matches("(?s).*\"watched\":\\[\\{\"resource\":\"" + book
                                + "\"[^}]*\"parts\":\\[\\[3\\.0,(3\\.[1-9]\\d*|4\\.0)]].*"));
    }

    private String pupil() {
        String name = "book-pupil-" + UUID.randomUUID();
        UUID school = organisations
                .add(null, OrganisationLevel.SCHOOL, "book-keep-school", "青溪小学")
                .id();
        accounts.add(name, "小李", PASSWORD, school, Role.LEARNER);
        return name;
    }

    private void signIn(Page page, String name) {
        page.navigate(base.resolve("/sign-in?to=/me").toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
    }
}

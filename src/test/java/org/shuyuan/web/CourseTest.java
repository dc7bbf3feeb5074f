package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.sample.SampleFiles;

/** A teacher builds a course and sets it to a class; a pupil follows it on two devices; the teacher sees what was played. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class CourseTest extends BrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse";

    @Test
    void aPupilFollowsWhatATeacherHasBuilt() throws Exception {
        String film = film();
        String name = "course-pupil-" + UUID.randomUUID();
        UUID school = organisations
                .add(null, OrganisationLevel.SCHOOL, "course-school", "青溪小学")
                .id();
        accounts.add(name, "小李", PASSWORD, school, Role.LEARNER);
        try (Chromium chromium = new Chromium()) {
            Page teacher = chromium.context("zh-CN").newPage();
            Studio studio = studio(teacher);
            String chapter = studio.upload(SampleFiles.chapter(folder, "走近二次函数.pdf"), "e-textbook");
            studio.publish(chapter);
            String course = build(teacher, film, chapter);
            String code = openClass(teacher, course);

            BrowserContext phone = chromium.context("zh-CN");
            Page pupil = phone.newPage();
            pupil.setViewportSize(390, 844);
            join(pupil, name, code);
            axe(pupil, "my page");
            pupil.locator(".followed a.button.primary").click();
            Screen screen = new Screen(pupil, pupil.mainFrame());
            pupil.waitForSelector("lesson-player.ready");
            assertThat(pupil.locator(".course-way h2")).containsText("二次函数入门");
            screen.play();
            screen.until("v.currentTime > 12");
            // The line goes; what is still played then is told when it is back.
            phone.setOffline(true);
            screen.until("v.currentTime > 16");
            pupil.keyboard().press("k");
            double first = screen.number("v.currentTime");
            phone.setOffline(false);
            await().atMost(Duration.ofSeconds(40)).until(() -> kept(pupil) == 0);
            teacher.reload();
            teacher.locator(".standings thead a").first().click();
            assertThat(teacher.locator("section[aria-labelledby=stops] a"))
                    .hasText("00:%02d · 1 人".formatted((int) first));
            axe(teacher, "a lesson in which somebody has stopped");
            teacher.goBack();

            Page desk = chromium.context("en").newPage();
            signIn(desk, name, "/me");
            assertThat(desk.locator(".course-progress").first()).containsText("0 of 4");
            desk.locator(".followed a.button.primary").click();
            desk.waitForSelector("lesson-player.ready");
            Screen there = new Screen(desk, desk.mainFrame());
            there.find(".player-resume").click();
            there.until("v.ended || v.currentTime > 46");
            double last = there.number("v.currentTime");
            desk.navigate(base.resolve("/course/" + course).toString());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                desk.reload();
                return desk.locator(".outline li.done").count() == 1;
            });
            axe(desk, "the course");
            desk.locator(".outline a").nth(1).click();
            assertThat(desk.locator(".written strong")).hasText("顶点");
            assertThat(desk.locator(".written script")).hasCount(0);
            assertThat(desk.locator("header input[type=search]")).hasValue("");
            axe(desk, "a written page");
            desk.locator(".course-way button.primary").click();
            answer(desk);
            read(desk, course);
            desk.navigate(base.resolve("/me").toString());
            assertThat(desk.locator(".course-progress").first()).containsText("4 of 4");

            teacher.reload();
            Locator row = teacher.locator(".standings tbody tr");
            assertThat(row).hasCount(1);
            assertThat(row).containsText("小李");
            assertThat(row.locator("td.done")).hasCount(4);
            axe(teacher, "the class");
            teacher.locator(".standings thead a").first().click();
            assertThat(teacher.locator(".heat-bar").first()).isVisible();
            assertThat(teacher.locator("section[aria-labelledby=stops]")).hasCount(0);
            // What two devices have played, with a line that was away in between, is one stretch.
            String parts = teacher.locator(".standings tbody td").last().innerText();
            assertThat(parts).matches("00:00–0\\d:\\d\\d");
            assertThat(60 * Integer.parseInt(parts.substring(6, 8)) + Integer.parseInt(parts.substring(9)))
                    .isBetween((int) last, (int) last + 3);
            axe(teacher, "a lesson of the class");
            teacher.goBack();
            teacher.locator(".standings thead a").nth(3).click();
            assertThat(teacher.locator(".standings tbody")).containsText("2 页");
            assertThat(teacher.locator(".standings tbody")).containsText("1–2");
            assertThat(teacher.locator(".heat-bar").nth(1)).hasAttribute("href", "/book/" + chapter + "?page=2");
            axe(teacher, "a chapter of the class");
            teacher.goBack();
            teacher.locator(".standings thead a").nth(2).click();
            // The first attempt tells what was known.
            assertThat(teacher.locator(".quiz-items tbody tr")).containsText("0%");
            assertThat(teacher.locator(".quiz-items tbody tr")).containsText("值得再讲");
            assertThat(teacher.locator(".standings td.done")).containsText("100%");
            axe(teacher, "a quiz of the class");
            teacher.goBack();
            assertThat(teacher.request()
                            .get(teacher.locator("a[download]")
                                    .evaluate("a => a.href")
                                    .toString())
                            .text())
                    .contains("小李", "100%");
            assertThat(first).isGreaterThan(16);
        }
    }

    /** By the keyboard alone; answers its id. */
    private String build(Page page, String film, String chapter) throws Exception {
        page.navigate(base.resolve("/studio/courses").toString());
        axe(page, "the courses");
        page.locator("#title").fill("二次函数入门");
        page.keyboard().press("Enter");
        page.waitForURL("**/studio/courses/*");
        String course = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.locator("course-editor .course-bar button").nth(1).focus();
        page.keyboard().press("Enter");
        page.locator(".course-section-title").fill("第一单元");
        page.locator(".course-section > .actions button").nth(1).focus();
        page.keyboard().press("Enter");
        page.locator(".course-row input").first().fill("先读一读");
        page.locator(".course-row summary").first().focus();
        page.keyboard().press("Enter");
        page.locator(".course-row textarea").fill("看 **顶点** 在哪里<script>alert(1)</script>");
        page.locator(".course-section > .actions button").first().focus();
        page.keyboard().press("Enter");
        find(page, film);
        assertThat(page.locator(".course-row")).hasCount(2);
        // The film comes first.
        page.locator(".course-row").nth(1).locator("input").first().focus();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator(".course-row").nth(1).locator("input").first()).hasValue("先读一读");
        axe(page, "the editor");
        page.locator(".course-section > .actions button").nth(2).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".course-row")).hasCount(3);
        addPages(page, chapter);
        page.locator("course-editor .course-bar button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".course-bar [role=status]")).hasText("已保存");
        ask(page);
        new Studio(base, page).publish(course);
        page.navigate(base.resolve("/studio/courses").toString());
        assertThat(page.locator(".shelf a[href='/course/" + course + "']").first())
                .isVisible();
        axe(page, "the courses, one of which is there");
        JsonNode outline = JSON.readTree(page.request()
                        .get(base.resolve("/api/courses/" + course).toString())
                        .text())
                .path("outline")
                .path("sections")
                .path(0);
        assertThat(outline.path("lessons").path(0).path("resource").asText()).isEqualTo(film);
        return course;
    }

    /** The first two pages of a chapter. */
    private void addPages(Page page, String chapter) throws Exception {
        page.locator(".course-section > .actions button").first().focus();
        page.keyboard().press("Enter");
        find(page, chapter);
        Locator row = page.locator(".course-row").nth(3);
        row.locator("summary").focus();
        page.keyboard().press("Enter");
        row.locator("details input").first().fill("1");
        row.locator("details input").nth(1).fill("2");
    }

    private void find(Page page, String resource) throws Exception {
        String title = JSON.readTree(page.request()
                        .get(base.resolve("/api/resources/" + resource).toString())
                        .text())
                .path("title")
                .asText();
        page.locator(".course-finder input").fill(title);
        page.locator(".course-found")
                .getByText(title, new Locator.GetByTextOptions().setExact(true))
                .first()
                .focus();
        page.keyboard().press("Enter");
    }

    /** Two pages, each for as long as reading takes; the third is only leafed to. */
    private void read(Page page, String course) {
        page.navigate(base.resolve("/course/" + course).toString());
        page.locator(".outline a").nth(3).click();
        page.waitForSelector("book-reader canvas");
        page.waitForTimeout(4_500);
        page.locator("book-reader [data-do=next]").click();
        page.waitForTimeout(4_500);
        page.locator("book-reader [data-do=next]").click();
        await().atMost(Duration.ofSeconds(30)).until(() -> kept(page) == 0);
        page.navigate(base.resolve("/course/" + course).toString());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return page.locator(".outline li.done").count() == 4;
        });
    }

    /** A question with two options into the quiz of the course, and back. */
    private void ask(Page page) {
        String editor = page.url();
        page.locator(".course-row").nth(2).locator("summary").focus();
        page.keyboard().press("Enter");
        page.locator(".course-row a[href^='/studio/quizzes/']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/studio/quizzes/*");
        page.locator("quiz-editor .course-bar button").nth(1).focus();
        page.keyboard().press("Enter");
        page.locator(".quiz-cards textarea").first().fill("开口向**上**的是哪一条？");
        page.locator(".quiz-card-option input[type=text]").first().fill("y = x²");
        page.locator(".quiz-card-option input[type=text]").nth(1).fill("y = -x²");
        page.locator(".quiz-cards textarea").last().fill("二次项系数为正。");
        axe(page, "the editor of a quiz");
        page.locator("quiz-editor .course-bar button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".course-bar [role=status]")).hasText("已保存");
        page.locator(".page-actions a").first().click();
        assertThat(page.locator(".quiz-words strong")).hasText("上");
        axe(page, "a quiz, looked at beforehand");
        page.navigate(editor);
    }

    /** Wrong, then right. */
    private void answer(Page page) {
        axe(page, "a quiz");
        page.locator(".quiz-option input").nth(1).check();
        page.locator(".quiz button.primary").click();
        assertThat(page.locator(".quiz-mark.wrong")).containsText("二次项系数为正");
        assertThat(page.locator(".quiz-result")).containsText("0%");
        axe(page, "a quiz that was answered");
        page.locator(".quiz-result button").click();
        page.locator(".quiz-option input").first().check();
        page.locator(".quiz button.primary").click();
        assertThat(page.locator(".quiz-mark.right")).isVisible();
    }

    /** Answers the code of a class that follows the course. */
    private String openClass(Page page, String course) {
        page.navigate(base.resolve("/studio/classes").toString());
        axe(page, "the classes");
        page.locator("#title").fill("八年级（1）班");
        page.keyboard().press("Enter");
        page.waitForURL("**/studio/classes/*");
        page.locator("#course").selectOption(course);
        page.locator("section[aria-labelledby=set] button").click();
        assertThat(page.locator("qr-code svg")).isVisible();
        return page.locator(".big-code").innerText().strip();
    }

    private void join(Page page, String name, String code) {
        signIn(page, name, "/join");
        axe(page, "joining");
        page.locator("#code").fill("ABC");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=alert]")).containsText("黑板");
        page.locator("#code").fill(code.toLowerCase(Locale.ROOT));
        page.keyboard().press("Enter");
        assertThat(page.locator("h2")).containsText("八年级（1）班");
        page.locator(".join button").click();
        page.waitForURL("**/me");
    }

    private void signIn(Page page, String name, String to) {
        page.navigate(base.resolve("/sign-in?to=" + to).toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**" + to);
    }

    private static int kept(Page page) {
        return ((Number) page.evaluate(
                        "Object.keys(localStorage).filter((key) => key.startsWith('shuyuan.report.')).length"))
                .intValue();
    }
}

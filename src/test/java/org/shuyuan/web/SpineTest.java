package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.sample.SampleFiles;

/** The whole way in a real browser: a teacher uploads a film and a book; a visitor finds, plays and reads them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SpineTest {

    private static final double LONG = Duration.ofMinutes(3).toMillis();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @TempDir
    Path folder;

    @BeforeEach
    void aTeacher() {
        var school = organisations.add(null, OrganisationLevel.SCHOOL, "spine-school", "青溪小学");
        if (accounts.named("spine-teacher").isEmpty()) {
            accounts.add("spine-teacher", "沈老师", "correct horse", school.id(), Role.TEACHER);
        }
    }

    @Test
    void aLessonTravelsFromTheTeacherToThePupil() throws Exception {
        Path film = SampleFiles.lesson(folder, 12);
        try (Chromium chromium = new Chromium()) {
            BrowserContext studio = chromium.context("zh-CN");
            Page page = studio.newPage();
            signIn(page);

            String lesson = upload(page, film, "recorded-lesson");
            page.request()
                    .post(
                            base.resolve("/api/resources/" + lesson + "/captions?lang=zh-CN")
                                    .toString(),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("Content-Type", "text/vtt")
                                    .setData("WEBVTT\n\n00:02.000 --> 00:06.000\n抛物线的顶点在这里\n"));
            String book = upload(page, SampleFiles.book(), "e-textbook");
            publish(page, lesson);
            publish(page, book);

            BrowserContext visitor = chromium.context("zh-CN");
            Page reader = visitor.newPage();
            find(reader, "抛物线的顶点", lesson);
            find(reader, "杯子里的云", book);
            play(reader, lesson);
            axeIsSilent(chromium, lesson, book);
            axeIsSilentInTheStudio(page, lesson);
        }
    }

    private void signIn(Page page) {
        page.navigate(base.resolve("/sign-in?to=/studio/upload").toString());
        page.locator("#name").fill("spine-teacher");
        page.locator("#password").fill("correct horse");
        page.locator("form button.primary").click();
        page.waitForURL("**/studio/upload");
    }

    /** Answers the id of the resource, once its processing is done. */
    private String upload(Page page, Path file, String kind) {
        page.navigate(base.resolve("/studio/upload").toString());
        page.locator("input[name=kind][value=" + kind + "]").check();
        page.locator("input[type=file]").setInputFiles(file);
        Locator ticket = page.locator(".queued").first();
        assertThat(ticket.locator("a[href*='/studio/items/']")).isVisible(new IsVisibleOptions().setTimeout(LONG));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> ticket.getAttribute("class").contains("done"));
        String href = ticket.locator("a[href*='/studio/items/']").getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private void publish(Page page, String id) {
        page.navigate(base.resolve("/studio/items/" + id).toString());
        page.locator("form.descriptors button[value=publish], button[value=publish]")
                .first()
                .click();
        page.waitForLoadState();
        assertThat(page.request()
                        .get(base.resolve("/api/resources/" + id).toString())
                        .text())
                .contains("\"state\":\"published\"");
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
        double before = number(page, "v.currentTime");
        page.locator("lesson-player .menu-quality button, lesson-player button[aria-haspopup]")
                .first()
                .click();
        page.locator("lesson-player [role=menuitemradio]").last().click();
        await().atMost(Duration.ofSeconds(60)).until(() -> number(page, "v.currentTime") > before + 0.5);
    }

    private static double number(Page page, String expression) {
        return ((Number)
                        page.evaluate("() => { const v = document.querySelector('video'); return " + expression + " }"))
                .doubleValue();
    }

    private void axeIsSilent(Chromium chromium, String lesson, String book) {
        for (String language : List.of("zh-CN", "en")) {
            Page page = chromium.context(language).newPage();
            for (String path : List.of("/", "/s?q=抛物线", "/w/" + lesson, "/book/" + book, "/sign-in", "/nowhere")) {
                axe(page, path);
            }
        }
    }

    private void axeIsSilentInTheStudio(Page page, String lesson) {
        for (String path : List.of("/studio/upload", "/studio/items", "/studio/items/" + lesson, "/me")) {
            axe(page, path);
            axe(page, path + "?lang=en");
        }
    }

    private void axe(Page page, String path) {
        page.navigate(base.resolve(path).toString());
        page.waitForLoadState();
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
    }
}

package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** A film stops where the teacher asks something, and goes on from there. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class LessonStopTest extends BrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFilmStopsWhereSomethingIsAsked() throws Exception {
        String film = film();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            studio(page);
            String lesson = courseWith(page, film);

            Screen screen = Screen.open(page, base.resolve("/w/" + film + "?lesson=" + lesson));
            screen.play();
            Locator dialog = page.locator("dialog.lesson-stop");
            assertThat(dialog)
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(30_000));
            Assertions.assertThat(screen.is("v.paused")).isTrue();
            Assertions.assertThat(screen.at()).isBetween(3.0, 5.0);
            axe(page, "a film that has stopped");

            // Whoever goes on isn't asked again.
            page.keyboard().press("Escape");
            screen.until("!v.paused && v.currentTime > 6");
            assertThat(dialog).hasCount(0);

            page.locator("lesson-stops a").click();
            page.locator(".quiz-option input").first().check();
            page.locator(".quiz button.primary").click();
            assertThat(page.locator(".quiz-mark.right")).isVisible();
            page.getByText("回到视频").click();
            page.waitForURL("**/w/" + film + "?lesson=" + lesson + "&t=3");
            assertThat(page.locator("lesson-stops")).hasCount(0);
        }
    }

    /** The id of the lesson that is the film, before a quiz that stops it after three seconds. */
    private String courseWith(Page page, String film) throws Exception {
        String quiz = send(page, "POST", "/api/quizzes", """
                {"title": "想一想", "questions": [{"kind": "statement", "words": "抛物线有顶点。", "right": ["true"]}]}""").path("id").asText();
        String course = send(page, "POST", "/api/courses", "{\"title\": \"边看边想\"}")
                .path("id")
                .asText();
        JsonNode outline = send(page, "PUT", "/api/courses/" + course + "/outline", """
                {"version": 0, "sections": [{"title": "", "lessons": [
                  {"type": "resource", "title": "看一看", "resource": "%s"},
                  {"type": "quiz", "title": "想一想", "quiz": "%s", "from": 3}]}]}""".formatted(film, quiz));
        Assertions.assertThat(outline.at("/sections/0/lessons/1/from").asInt()).isEqualTo(3);
        return outline.at("/sections/0/lessons/0/id").asText();
    }

    private JsonNode send(Page page, String method, String address, String body) throws Exception {
        APIResponse answer = page.request()
                .fetch(
                        base.resolve(address).toString(),
                        RequestOptions.create()
                                .setMethod(method)
                                .setHeader("Content-Type", "application/json")
                                .setHeader(
                                        "Origin", base.resolve("/").toString().replaceAll("/$", ""))
                                .setData(body));
        Assertions.assertThat(answer.ok()).as(answer.text()).isTrue();
        return JSON.readTree(answer.text());
    }
}

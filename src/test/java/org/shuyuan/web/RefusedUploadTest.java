package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** What a teacher reads, and what she can do, when a file isn't taken or its way is blocked. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class RefusedUploadTest extends BrowserTest {

    private static final String LOST = "连接中断";

    private Path chapter = Path.of("");

    private Chromium chromium = new Chromium();

    private Page page = chromium.context("zh-CN").newPage();

    @BeforeEach
    void aTeacherHasAChapter() throws Exception {
        chapter = SampleFiles.chapter(folder, "走近二次函数.pdf");
        studio(page);
    }

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void whatIsRefusedUnderOneKindIsTakenInUnderAnother() {
        UploadQueue queue = UploadQueue.open(base, page);
        List<String> opened = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/api/uploads")) {
                opened.add(request.url());
            }
        });

        queue.choose("recorded-lesson", chapter);
        assertThat(queue.refusal(0)).containsText("application/pdf");
        assertThat(queue.refusal(0)).containsText("不能作为");
        axe(page, "a queue with a refusal");

        queue.choose("e-textbook", chapter);
        queue.done(1);
        assertThat(queue.refusal(1)).hasCount(0);
        assertThat(queue.refusal(0)).hasCount(1);
        assertThat(opened).hasSize(2);
    }

    @Test
    void aRefusedFileThatIsChosenAgainIsJudgedAgain() {
        UploadQueue queue = UploadQueue.open(base, page);
        queue.choose("recorded-lesson", chapter);
        assertThat(queue.refusal(0)).containsText("application/pdf");

        page.waitForCondition(() -> remembered().isEmpty());
        page.waitForRequest(
                request -> request.method().equals("PATCH"), () -> queue.choose("recorded-lesson", chapter));

        assertThat(queue.refusal(1)).containsText("application/pdf");
    }

    @Test
    void aFullDiskIsSaidAtOnce() {
        UploadQueue queue = UploadQueue.open(base, page);
        List<Route> asked = new ArrayList<>();
        page.route("**/api/uploads", route -> {
            asked.add(route);
            problem(507, "服务器空间不足").accept(route);
        });

        queue.choose("e-textbook", chapter);

        assertThat(queue.refusal(0)).hasText("服务器空间不足");
        assertThat(queue.said(0)).noneMatch(words -> words.contains(LOST));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aBusyServerIsAskedAgainWithoutWordsOfALostLine() {
        UploadQueue queue = UploadQueue.open(base, page);
        AtomicBoolean busy = new AtomicBoolean(true);
        page.route("**/api/uploads", route -> {
            if (busy.getAndSet(false)) {
                problem(503, "服务器繁忙").accept(route);
            } else {
                route.resume();
            }
        });

        queue.choose("e-textbook", chapter);
        queue.done(0);

        assertThat(busy).isFalse();
        assertThat(queue.said(0)).noneMatch(words -> words.contains(LOST));
        assertThat(queue.refusal(0)).hasCount(0);
    }

    @Test
    void aLostLineIsSaidAndWaitedFor() {
        UploadQueue queue = UploadQueue.open(base, page);
        AtomicBoolean lost = new AtomicBoolean(true);
        page.route("**/api/uploads/*", route -> {
            if (lost.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });

        queue.choose("e-textbook", chapter);
        assertThat(queue.stage(0)).containsText(LOST);
        lost.set(false);

        queue.done(0);
        assertThat(queue.refusal(0)).hasCount(0);
    }

    private List<?> remembered() {
        return (List<?>) page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('tus::'))");
    }

    private static Consumer<Route> problem(int status, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail)));
    }
}

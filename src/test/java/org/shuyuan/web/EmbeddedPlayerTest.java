package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** A film in a frame of another site, in a browser that gives such a frame no cookie. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class EmbeddedPlayerTest extends BrowserTest {

    @Test
    void itPlaysWithoutCookiesInAnotherSite() throws Exception {
        assertThat(base.getHost()).isEqualTo("127.0.0.1");
        String film = film();
        String lms = "<!doctype html><title>LMS</title><iframe width=960 height=540 src=\""
                + base.resolve("/embed/" + film) + "\" allow=\"fullscreen; picture-in-picture\"></iframe>";
        try (AnotherSite other = AnotherSite.showing(lms);
                Chromium chromium = new Chromium("--test-third-party-cookie-phaseout")) {
            BrowserContext context = chromium.context("zh-CN");
            Page page = context.newPage();
            studio(page);
            List<Request> asked = new CopyOnWriteArrayList<>();
            page.onRequest(asked::add);
            page.navigate(base.resolve("/w/" + film).toString());
            assertThat(cookies(asked, "/w/" + film)).as("to the site itself").hasSize(1);
            asked.clear();
            page.navigate(other.address());
            page.waitForCondition(() -> page.frames().size() == 2);
            Frame frame = page.frames().get(1);
            frame.waitForSelector("lesson-player.ready");
            Screen screen = new Screen(page, frame);
            screen.find(".player-big").click();
            screen.goesOn();

            assertThat(screen.value("p.dataset.way")).isEqualTo("mse");
            assertThat(screen.number("v.videoHeight")).isPositive();
            assertThat(frame.evaluate(
                            "() => { document.cookie = 'a=1; SameSite=None; Secure'; return document.cookie }"))
                    .as("cookies are kept from the frame")
                    .isEqualTo("");
            assertThat(asked).anyMatch(request -> request.url().contains("/embed/"));
            assertThat(asked).anyMatch(request -> request.url().contains("/play/"));
            assertThat(cookies(asked, "/embed/" + film)).isEmpty();
        }
    }

    @Test
    void whatIsADraftIsInNoFrame() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String draft = studio.upload(org.shuyuan.sample.SampleFiles.lesson(folder, 4), "recorded-lesson");

            assertThat(get(page, "/w/" + draft).status()).isEqualTo(200);
            assertThat(get(page, "/embed/" + draft).status()).isEqualTo(404);
            studio.publish(draft);
            APIResponse embedded = get(page, "/embed/" + draft);
            assertThat(embedded.status()).isEqualTo(200);
            assertThat(embedded.headers().get("content-security-policy"))
                    .startsWith("default-src 'none'; script-src 'self';")
                    .endsWith("frame-ancestors *");
            assertThat(get(page, "/w/" + draft).headers().get("content-security-policy"))
                    .endsWith("frame-ancestors 'self'");
        }
    }

    private APIResponse get(Page page, String path) {
        return page.request().get(base.resolve(path).toString());
    }

    /** The cookies that were sent for the document at this path. What a cache answers never tells its headers. */
    private static List<String> cookies(List<Request> asked, String part) {
        return asked.stream()
                .filter(request ->
                        request.isNavigationRequest() && request.url().endsWith(part))
                .map(Request::allHeaders)
                .filter(headers -> headers.containsKey("cookie"))
                .map((Map<String, String> headers) -> headers.get("cookie"))
                .toList();
    }
}

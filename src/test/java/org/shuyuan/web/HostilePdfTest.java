package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** A PDF of somebody who means harm, opened by a reader who is signed in: she reads it, and nothing else happens. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class HostilePdfTest extends BrowserTest {

    @Test
    void aPdfRunsNothingAndTellsNobodyAndStaysReadable() throws Exception {
        try (Chromium chromium = new Chromium();
                Canary canary = Canary.listening()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String book = studio.upload(new HostilePdf(canary.address()).in(folder), "e-textbook");
            page.request().get(canary.address() + "/control");
            assertThat(canary.visits()).containsExactly("GET /control");
            canary.visits().clear();
            Watchman watchman = Watchman.beside(page, base);
            page.navigate(base.resolve("/book/" + book).toString());
            String title = page.title();

            assertThat(layer(page, 1)).containsText(HostilePdf.FIRST);
            clickAllOver(page, 1);
            // Over the pages without end, by the number and by hand.
            for (int number = 2; number <= HostilePdf.PAGES; number++) {
                page.locator("book-reader input[name=page]").fill("" + number);
                page.locator("book-reader input[name=page]").press("Enter");
                assertThat(leaf(page, number).locator("canvas")).isAttached();
                BoundingBox box = leaf(page, number).boundingBox();
                assertThat(box.height).as("height of page %d", number).isBetween(20.0, 10_000.0);
                assertThat((Integer)
                                leaf(page, number).locator("canvas").evaluate("canvas => canvas.width * canvas.height"))
                        .as("pixels of page %d", number)
                        .isBetween(1, 20_000_000);
            }

            assertThat(layer(page, HostilePdf.PAGES)).containsText(HostilePdf.LAST);
            page.locator("book-reader input[name=page]").fill("1");
            page.locator("book-reader input[name=page]").press("Enter");
            assertThat(layer(page, 1)).containsText(HostilePdf.FIRST);
            // It still answers at once.
            await().atMost(Duration.ofSeconds(10)).until(() -> answersIn(page) < 500);
            assertThat(page.title()).isEqualTo(title);
            assertThat(page.evaluate("() => String(window.hacked)")).isEqualTo("undefined");
            assertThat(page.locator(".annotationLayer, .xfaLayer, book-reader a[href*='uri'], .book-pages input"))
                    .hasCount(0);
            assertThat(page.url()).endsWith("/book/" + book);
            assertThat(canary.visits()).isEmpty();
            watchman.sawNothing();
        }
    }

    /** Wherever a link, a button or a film of it may lie. */
    private static void clickAllOver(Page page, int number) {
        Locator leaf = leaf(page, number);
        double height = leaf.boundingBox().height;
        for (double down = 0.1; down < 0.95; down += 0.07) {
            leaf.click(new Locator.ClickOptions().setForce(true).setPosition(150, down * height));
        }
    }

    private static double answersIn(Page page) {
        return ((Number)
                        page.evaluate(
                                "() => new Promise(done => { const begin = performance.now(); setTimeout(() => done(performance.now() - begin)) })"))
                .doubleValue();
    }

    private static Locator layer(Page page, int number) {
        return leaf(page, number).locator(".textLayer");
    }

    private static Locator leaf(Page page, int number) {
        return page.locator(".leaf-page[data-page='" + number + "']");
    }
}

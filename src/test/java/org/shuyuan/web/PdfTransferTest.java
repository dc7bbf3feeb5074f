package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** A large PDF costs its reader the pages that are looked at. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class PdfTransferTest extends BrowserTest {

    private static final int PAGES = 400;
    private static final int PICTURE = 60_000;

    @Test
    void onlyThePagesLookedAtAreTransferredAndNoneToSearchIt() throws Exception {
        Path file = RawPdf.book(folder.resolve("large.pdf"), PAGES, PICTURE, "says heliotrope");
        long whole = Files.size(file);
        try (Chromium chromium = new Chromium()) {
            Studio studio = studio(chromium.context("zh-CN").newPage());
            String book = studio.upload(file, "e-textbook");
            studio.publish(book);
            Page page = chromium.context("zh-CN").newPage();
            AtomicLong fetched = new AtomicLong();
            AtomicLong ranges = new AtomicLong();
            page.onRequestFinished(request -> {
                if (request.url().contains("/book.pdf")) {
                    fetched.addAndGet(request.sizes().responseBodySize);
                    ranges.addAndGet(request.response().status() == 206 ? 1 : 0);
                }
            });
            page.navigate(base.resolve("/book/" + book + "?page=200").toString());
            assertThat(page.locator(".leaf-page[data-page='200'] .textLayer")).containsText("Page 200");

            long first = fetched.get();
            assertThat(ranges.get()).as("ranges").isPositive();
            assertThat(first).as("bytes of %d for page 200", whole).isLessThan(whole / 8);
            page.locator("[data-panel=find]").click();
            page.locator("#book-find input[name=find]").fill("heliotrope");
            page.locator("#book-find input[name=find]").press("Enter");
            assertThat(page.locator(".leaf-page[data-page='37'] mark.here")).hasText("heliotrope");
            assertThat(fetched.get())
                    .as("bytes of %d for two pages and a search", whole)
                    .isLessThan(whole / 5);
            System.out.printf(
                    "PDF of %d bytes: %d for a page, %d with another that was found%n", whole, first, fetched.get());
        }
    }
}

package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.scan.ScannedPdf;

/** The service is killed while it reads a scanned book: what was read stays, the rest is read, and no page is there twice. */
@Timeout(600)
class ScanCrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int PAGES = 12;
    private static final String READ = "select count(*) from scan_page where state = 'read'";
    private static final String WAITING = "select count(*) from scan_page where state = 'waiting'";

    /** Who has written the rows of the pages that are read: a page that is read again has a later writer. */
    private static final String LAST_WRITER = "select max(xmin::text::bigint) from scan_page where state = 'read'";

    private static final String FOUND = "select count(*) from place where recognised";

    @Test
    void everyPageIsReadOnce() throws Exception {
        ScannedPdf scanned = new ScannedPdf();
        for (int page = 1; page <= PAGES; page++) {
            scanned.picture("第" + page + "课 物质的三态", "冰融化成水，水蒸发成水蒸气，这些都是自然现象。", "温度升高时，固体变成液体。");
        }
        byte[] book = Files.readAllBytes(scanned.write(folder.resolve("book.pdf")));
        try (Deployment house = new Deployment(folder, "house", Map.of("SHUYUAN_SCAN_PAGES_AT_ONCE", "1"))) {
            String upload = house.api().create("book.pdf", "e-textbook", book.length);
            house.api().patch(upload, 0, book);
            String id = house.api().upload(upload).path("resource").asText();
            house.describe(id, Map.of("title", List.of("被打断的扫描本")));

            for (int enough : List.of(2, 7)) {
                await().atMost(LONG).pollInterval(SHORT).until(() -> house.number(READ) >= enough);
                house.kill();
                long read = house.number(READ);
                long writer = house.number(LAST_WRITER);
                assertThat(house.number(WAITING)).as("left to read").isPositive();
                house.startAgain();
                await().atMost(LONG).pollInterval(SHORT).until(() -> house.number(READ) > read);
                assertThat(house.number(READ + " and xmin::text::bigint <= " + writer))
                        .as("read before it was killed, and not again")
                        .isEqualTo(read);
            }

            await().atMost(LONG).until(() -> house.number(FOUND) == PAGES);
            assertThat(house.number(READ)).isEqualTo(PAGES);
            assertThat(house.number("select count(distinct at) from place where recognised"))
                    .isEqualTo(PAGES);
            assertThat(house.number(FOUND + " and text like '%现象%'")).isEqualTo(PAGES);
            house.api().publish(id);
            await().atMost(LONG).until(() -> isFound(house, id));
        }
    }

    private static boolean isFound(Deployment house, String book) throws Exception {
        String words = URLEncoder.encode("自然现象", StandardCharsets.UTF_8);
        JsonNode hit = house.ask("GET", "/api/search?q=" + words, "", 200).at("/hits/0");
        return hit.path("id").asText().equals(book)
                && hit.at("/places/0/type").asText().equals("page");
    }
}

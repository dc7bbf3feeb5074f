package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** What the heads of pages tell machines, in a browser that watches the content policy. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class OpenWebTest extends BrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "马头琴</script><!--<script>document.title='坏'</script>\"'>";

    @Inject
    PublicAddress address;

    @Test
    void aFilmIsLinkedDataThatTheContentPolicyLetsPass() throws Exception {
        String film = film();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            studio(page);
            describe(
                    page,
                    film,
                    Map.of(
                            "title",
                            HOSTILE,
                            "creator",
                            List.of("乌兰"),
                            "subject",
                            List.of("music"),
                            "grade",
                            List.of("g7"),
                            "language",
                            "zh-CN",
                            "licence",
                            "CC-BY-4.0"));
            Page visitor = chromium.context("zh-CN").newPage();
            List<String> complaints = Complaints.of(visitor);

            visitor.navigate(base.resolve("/w/" + film).toString());

            JsonNode data = JSON.readTree(
                    visitor.locator("script[type='application/ld+json']").textContent());
            assertThat(visitor.title()).contains(HOSTILE);
            assertThat(complaints).isEmpty();
            assertThat(values(data, "@type")).containsExactly("VideoObject", "LearningResource");
            assertThat(data.path("name").asText()).isEqualTo(HOSTILE);
            assertThat(data.path("duration").asText()).isEqualTo("PT48S");
            assertThat(data.path("inLanguage").asText()).isEqualTo("zh-CN");
            assertThat(data.path("license").asText()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
            assertThat(data.path("about").path("name").asText()).isEqualTo("音乐");
            assertThat(data.path("educationalLevel").asText()).isEqualTo("七年级");
            assertThat(data.path("author").path("name").asText()).isEqualTo("乌兰");
            assertThat(data.path("provider").path("@type").asText()).isEqualTo("EducationalOrganization");
            assertThat(data.path("isAccessibleForFree").asBoolean()).isTrue();
            assertThat(data.path("embedUrl").asText()).isEqualTo(address.of("/embed/" + film));
            assertThat(data.path("encoding").path("contentUrl").asText())
                    .isEqualTo(address.page(UUID.fromString(film)) + "/video.mp4");
            APIResponse alone =
                    page.request().get(base.resolve("/w/" + film + ".jsonld").toString());
            assertThat(alone.headers().get("content-type")).startsWith("application/ld+json");
            assertThat(JSON.readTree(alone.text())).isEqualTo(data);
            assertThat(meta(visitor, "og:title")).isEqualTo(HOSTILE);
            assertThat(meta(visitor, "og:url")).isEqualTo(address.of("/w/" + film));
            assertThat(link(visitor, "application/json+oembed")).startsWith(address.of("/oembed?format=json&url="));
            picture(page, meta(visitor, "og:image"));
            picture(page, data.path("thumbnailUrl").asText());
            axe(visitor, "with linked data");
        }
    }

    @Test
    void listsTellOfTheirFeeds() throws Exception {
        String film = film();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("en").newPage();
            List<String> complaints = Complaints.of(page);
            page.navigate(base.resolve("/w/" + film).toString());
            String school = page.locator("a[href^='/school/']").first().getAttribute("href");
            for (String path : List.of("/", "/s?q=琴&subject=music", school)) {
                page.navigate(base.resolve(path).toString());

                assertThat(page.locator("link[rel=canonical]").getAttribute("href"))
                        .startsWith(address.base());
                for (String type : List.of("application/atom+xml", "application/rss+xml")) {
                    String feed = link(page, type);
                    APIResponse answer = page.request().get(base.resolve(feed).toString());
                    assertThat(answer.status()).as(feed).isEqualTo(200);
                    assertThat(answer.headers().get("content-type")).startsWith(type);
                }
                axe(page, path);
            }
            // Lessons of other tests stand on these pages without the pictures that they would have.
            assertThat(complaints).noneMatch(complaint -> complaint.startsWith("stopped by"));
            APIResponse emblem =
                    page.request().get(base.resolve("/assets/emblem.png").toString());
            assertThat(emblem.headers().get("content-type")).isEqualTo("image/png");
        }
    }

    @Test
    void aDraftIsToldToNoMachine() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            String draft = studio(page).upload(SampleFiles.chapter(folder, "草稿.pdf"), "e-textbook");

            page.navigate(base.resolve("/book/" + draft).toString());

            assertThat(page.locator("script[type='application/ld+json']").count())
                    .isZero();
            assertThat(page.locator("meta[property^='og:']").count()).isZero();
            assertThat(page.request()
                            .get(base.resolve("/w/" + draft + ".jsonld").toString())
                            .status())
                    .isEqualTo(404);
        }
    }

    private void describe(Page page, String id, Map<String, Object> words) throws Exception {
        APIResponse answer = page.request()
                .patch(
                        base.resolve("/api/resources/" + id).toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/merge-patch+json")
                                .setData(JSON.writeValueAsString(words)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void picture(Page page, String at) {
        APIResponse picture =
                page.request().get(base.resolve(at.replace(address.base(), "")).toString());
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.headers().get("content-type")).startsWith("image/");
    }

    private static List<String> values(JsonNode data, String name) {
        List<String> values = new ArrayList<>();
        data.path(name).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String meta(Page page, String property) {
        return page.locator("meta[property='" + property + "']").getAttribute("content");
    }

    private static String link(Page page, String type) {
        return page.locator("head link[type='" + type + "']").getAttribute("href");
    }
}

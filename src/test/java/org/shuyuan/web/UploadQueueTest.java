package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** A teacher sends two files at once and says in the queue what they are. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class UploadQueueTest extends BrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void twoFilesGoUpTogetherAndWhatIsTypedInTheQueueIsKept() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            List<String> complaints = Complaints.of(page);
            studio(page);
            UploadQueue queue = UploadQueue.open(base, page);
            List<Route> underway = bothMustBeUnderway(page);

            Path upper = SampleFiles.chapter(folder, "上册.pdf");
            queue.choose("e-textbook", upper, SampleFiles.chapter(folder, "下册.pdf"));
            String first = queue.done(0);
            String second = queue.done(1);

            assertThat(underway).hasSize(2);
            for (int line : List.of(0, 1)) {
                assertThat(queue.said(line)).anyMatch(words -> words.startsWith("正在上传"));
                assertThat(queue.stage(line)).hasText("已就绪");
                assertThat(queue.line(line).locator("progress")).hasJSProperty("value", 100);
                assertThat(field(queue.line(line), "title")).hasValue("走近二次函数");
            }
            assertThat(queue.line(0).locator(".name")).hasText("上册.pdf");

            field(queue.line(0), "title").fill("走近二次函数（上册）");
            field(queue.line(0), "keywords").fill("抛物线，对称轴");
            queue.line(0).locator("button[value=save]").click();
            assertThat(queue.line(0).locator("[data-told]")).hasText("已保存");

            JsonNode changed = resource(page, first);
            assertThat(changed.path("title").asText()).isEqualTo("走近二次函数（上册）");
            assertThat(descriptor(changed, "keywords")).containsExactly("抛物线", "对称轴");
            assertThat(changed.at("/descriptors/title/origin").asText()).isEqualTo("person");
            assertThat(changed.path("state").asText()).isEqualTo("draft");
            assertThat(resource(page, second).path("title").asText()).isEqualTo("走近二次函数");
            queue.choose("e-textbook", upper);
            assertThat(queue.done(2)).isEqualTo(first);
            assertThat(queue.line(2).locator(".note")).containsText("与本次上传的另一个文件内容相同");
            assertThat(page.locator("form.descriptors")).hasCount(2);
            assertThat(complaints).isEmpty();
            axe(page, "a queue whose files are there");
        }
    }

    /** Keeps the bytes of each file until those of the other are on their way as well. */
    private static List<Route> bothMustBeUnderway(Page page) {
        List<Route> underway = new ArrayList<>();
        page.route("**/api/uploads/*", route -> {
            if (!route.request().method().equals("PATCH") || underway.size() == 2) {
                route.resume();
                return;
            }
            underway.add(route);
            if (underway.size() == 2) {
                underway.forEach(Route::resume);
            }
        });
        return underway;
    }

    private static Locator field(Locator line, String name) {
        return line.locator("form.descriptors [name=" + name + "]");
    }

    private JsonNode resource(Page page, String id) throws IOException {
        return JSON.readTree(page.request()
                .get(base.resolve("/api/resources/" + id).toString())
                .body());
    }

    private static List<String> descriptor(JsonNode resource, String name) {
        List<String> values = new ArrayList<>();
        resource.at("/descriptors/" + name + "/values").forEach(value -> values.add(value.asText()));
        return values;
    }
}

package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.storage.S3Child;

/** Picture and sound come straight from the bucket, for players of our pages and of others. */
@Timeout(900)
class DirectPlayTest extends PackagedTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void segmentsAreFetchedFromTheBucket() throws Exception {
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 16));
        try (S3Child s3 = S3Child.start(folder.resolve("s3"))) {
            Map<String, String> environment = new HashMap<>(S3SpineTest.environment(s3.config()));
            environment.put("SHUYUAN_PLAY_DIRECT", "true");
            try (ServiceProcess service = ServiceProcess.start(folder.resolve("data"), environment)) {
                Api api = new Api(service, service.token("operator"));
                String lesson = S3SpineTest.send(api, "lesson.mp4", "micro-lecture", film);
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> api.stage(lesson).equals("done"));
                api.publish(lesson);
                String store = s3.config().endpoint().orElseThrow().toString();

                sendsThereAndNowhereElse(
                        service, api.resource(lesson).at("/playback/mp4").asText(), store);
                plays(service.address().resolve("/w/" + lesson), store);
                plays(service.address().resolve("/embed/" + lesson), store);
            }
        }
    }

    private static void sendsThereAndNowhereElse(ServiceProcess service, String mp4, String store) throws Exception {
        URI address = service.address().resolve(mp4);
        HttpResponse<byte[]> sent = get(address, "Range", "bytes=1000-1999");
        URI there = URI.create(sent.headers().firstValue("Location").orElseThrow());

        assertThat(sent.statusCode()).isEqualTo(307);
        assertThat(there.toString()).startsWith(store + "/").contains("X-Amz-Expires=600");
        assertThat(sent.headers().firstValue("Cache-Control")).contains("private, max-age=300");
        HttpResponse<byte[]> bytes = get(there, "Range", "bytes=1000-1999", "Origin", "http://another.example");
        assertThat(bytes.statusCode()).isEqualTo(206);
        assertThat(bytes.body()).isEqualTo(Arrays.copyOfRange(get(there).body(), 1000, 2000));
        assertThat(bytes.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(bytes.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(get(URI.create(there.toString().replace("X-Amz-Expires=600", "X-Amz-Expires=6000")))
                        .statusCode())
                .as("a life that was lengthened")
                .isEqualTo(403);
        assertThat(get(URI.create(there.toString().split("\\?", -1)[0])).statusCode())
                .as("without a signature")
                .isEqualTo(403);

        HttpResponse<byte[]> head =
                HTTP.send(HttpRequest.newBuilder(address).HEAD().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).as("what we know ourselves").isEqualTo(200);
        String tag = head.headers().firstValue("ETag").orElseThrow();
        assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(address.resolve("master.m3u8")).statusCode()).isEqualTo(200);
        assertThat(get(address.resolve("../B" + mp4.substring("/play/".length() + 1)))
                        .statusCode())
                .as("without a grant there is no address")
                .isEqualTo(403);
    }

    private static void plays(URI watch, String store) {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            List<String> complaints = new ArrayList<>();
            List<Integer> fetched = new ArrayList<>();
            page.onConsoleMessage(said -> complaints.add(said.text()));
            page.onResponse(response -> {
                if (response.url().startsWith(store)) {
                    fetched.add(response.status());
                }
            });

            Screen screen = Screen.open(page, watch);
            screen.play();

            assertThat(screen.value("p.dataset.way")).isEqualTo("mse");
            screen.press("ArrowRight");
            screen.goesOn();
            assertThat(fetched).as("by range, from the bucket").isNotEmpty().containsOnly(206);
            assertThat(complaints).noneMatch(each -> each.contains("Content Security Policy") || each.contains("CORS"));
        }
    }

    private static HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

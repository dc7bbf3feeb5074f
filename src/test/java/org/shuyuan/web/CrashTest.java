package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;

/** The program is killed in the middle of an upload, of an extraction and of a transcode: after a start all are finished. */
class CrashTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path data;

    @BeforeAll
    static void theProgramIsBuilt() {
        assumeTrue(Files.exists(ServiceProcess.PROGRAM), "the packaged program is needed: run ./shuyuan test");
    }

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        byte[] video = Files.readAllBytes(SampleFiles.lesson(data, 40));
        byte[] book = Files.readAllBytes(SampleFiles.book());
        String half;
        String bookUpload;
        String token;

        try (ServiceProcess service = ServiceProcess.start(data)) {
            token = service.token("operator");
            half = create(service, token, "video.mp4", "recorded-lesson", video.length);
            patch(service, token, half, 0, Arrays.copyOf(video, video.length / 2));
            bookUpload = create(service, token, "book.epub", "e-textbook", book.length);
            patch(service, token, bookUpload, 0, book);
            service.kill();
        }
        String lesson;
        try (ServiceProcess service = ServiceProcess.start(data)) {
            int offset = upload(service, token, half).path("offset").asInt();
            assertThat(offset).isEqualTo(video.length / 2);
            patch(service, token, half, offset, Arrays.copyOfRange(video, offset, video.length));
            lesson = upload(service, token, half).path("resource").asText();
            await().atMost(LONG).until(() -> running(resource(service, token, lesson), "ladder"));
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(data)) {
            String read = upload(service, token, bookUpload).path("resource").asText();
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(stage(service, token, lesson)).isEqualTo("done");
                assertThat(stage(service, token, read)).isEqualTo("done");
            });
            JsonNode finished = resource(service, token, lesson);
            assertThat(finished.path("playback").path("playable").asBoolean()).isTrue();
            assertThat(finished.path("assets"))
                    .filteredOn(asset -> asset.path("role").asText().equals("original"))
                    .hasSize(1);
            assertThat(finished.path("renditions"))
                    .filteredOn(rendition -> rendition.path("name").asText().equals("ladder"))
                    .hasSize(1);
        }
    }

    private static String create(ServiceProcess service, String token, String name, String kind, int length)
            throws Exception {
        String metadata = "filename " + base64(name) + ",kind " + base64(kind);
        var answer = service.send(
                request(token)
                        .header("Upload-Length", Integer.toString(length))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()),
                "/api/uploads");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void patch(ServiceProcess service, String token, String upload, long offset, byte[] bytes)
            throws Exception {
        var answer = service.send(
                request(token)
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArray(bytes)),
                "/api/uploads/" + upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static JsonNode upload(ServiceProcess service, String token, String upload) throws Exception {
        return JSON.readTree(
                service.send(request(token), "/api/uploads/" + upload).body());
    }

    private static JsonNode resource(ServiceProcess service, String token, String id) throws Exception {
        return JSON.readTree(
                service.send(request(token), "/api/resources/" + id).body());
    }

    private static String stage(ServiceProcess service, String token, String id) throws Exception {
        return resource(service, token, id).path("processing").path("stage").asText();
    }

    private static boolean running(JsonNode resource, String rendition) {
        return StreamSupport.stream(resource.path("renditions").spliterator(), false)
                .anyMatch(each -> each.path("name").asText().equals(rendition)
                        && each.path("state").asText().equals("running"));
    }

    private static HttpRequest.Builder request(String token) {
        return HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}

package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;

/** The program is killed in the middle of an upload, of an extraction and of a transcode: after a start all are finished. */
class CrashTest {

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
        String token;
        String half;
        String bookUpload;

        try (ServiceProcess service = ServiceProcess.start(data)) {
            token = service.token("operator");
            Api api = new Api(service, token);
            half = api.create("video.mp4", "recorded-lesson", video.length);
            api.patch(half, 0, Arrays.copyOf(video, video.length / 2));
            bookUpload = api.create("book.epub", "e-textbook", book.length);
            api.patch(bookUpload, 0, book);
            service.kill();
        }
        String lesson;
        try (ServiceProcess service = ServiceProcess.start(data)) {
            Api api = new Api(service, token);
            int offset = api.upload(half).path("offset").asInt();
            assertThat(offset).isEqualTo(video.length / 2);
            api.patch(half, offset, Arrays.copyOfRange(video, offset, video.length));
            lesson = api.upload(half).path("resource").asText();
            await().atMost(LONG).until(() -> running(api.resource(lesson), "ladder"));
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(data)) {
            Api api = new Api(service, token);
            String read = api.upload(bookUpload).path("resource").asText();
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(api.stage(lesson)).isEqualTo("done");
                assertThat(api.stage(read)).isEqualTo("done");
            });
            JsonNode finished = api.resource(lesson);
            assertThat(finished.path("playback").path("playable").asBoolean()).isTrue();
            assertThat(finished.path("assets"))
                    .filteredOn(asset -> asset.path("role").asText().equals("original"))
                    .hasSize(1);
            assertThat(finished.path("renditions"))
                    .filteredOn(rendition -> rendition.path("name").asText().equals("ladder"))
                    .hasSize(1)
                    .allMatch(rendition -> rendition.path("state").asText().equals("ready"));
        }
    }

    private static boolean running(JsonNode resource, String rendition) {
        return StreamSupport.stream(resource.path("renditions").spliterator(), false)
                .anyMatch(each -> each.path("name").asText().equals(rendition)
                        && each.path("state").asText().equals("running"));
    }
}

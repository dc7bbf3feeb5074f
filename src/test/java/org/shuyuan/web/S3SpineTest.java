package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.storage.S3Child;
import org.shuyuan.storage.StorageConfig;

/** The whole way with the bytes in S3: uploaded, described, rendered, found, played. */
class S3SpineTest extends PackagedTest {

    @Test
    void aLessonTravelsWithItsBytesInS3() throws Exception {
        Path data = folder.resolve("data");
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 6));
        byte[] book = Files.readAllBytes(SampleFiles.book());
        try (S3Child s3 = S3Child.start(folder.resolve("s3"));
                ServiceProcess service = ServiceProcess.start(data, environment(s3.config()))) {
            Api api = new Api(service, service.token("operator"));
            String lesson = send(api, "lesson.mp4", "micro-lecture", film);
            String read = send(api, "book.epub", "e-textbook", book);
            await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
                assertThat(api.stage(lesson)).isEqualTo("done");
                assertThat(api.stage(read)).isEqualTo("done");
            });
            api.publish(lesson);
            api.publish(read);

            String master = api.resource(lesson).path("playback").path("hls").asText();
            String folderOfMaster = master.substring(0, master.lastIndexOf('/') + 1);
            String playlist =
                    folderOfMaster + last("(?m)^(?!#)(.+)$", api.visit(master).body());
            String segment = playlist.substring(0, playlist.lastIndexOf('/') + 1)
                    + last("(?m)^(?!#)(.+)$", api.visit(playlist).body());

            assertThat(api.visit(segment).statusCode()).isEqualTo(200);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(api.visit("/api/search?q=%E6%9D%AF%E5%AD%90%E9%87%8C%E7%9A%84%E4%BA%91")
                                            .body())
                                    .contains(read));
            assertThat(data.resolve("blobs")).doesNotExist();
        }
    }

    static String send(Api api, String filename, String kind, byte[] bytes) throws Exception {
        String upload = api.create(filename, kind, bytes.length);
        api.patch(upload, 0, bytes);
        return api.upload(upload).path("resource").asText();
    }

    /** As the README tells operators to. */
    static Map<String, String> environment(StorageConfig.S3 s3) {
        return Map.of(
                "SHUYUAN_STORAGE_KIND", "s3",
                "SHUYUAN_STORAGE_S3_ENDPOINT", s3.endpoint().orElseThrow().toString(),
                "SHUYUAN_STORAGE_S3_BUCKET", s3.bucket(),
                "SHUYUAN_STORAGE_S3_ACCESS_KEY", s3.accessKey().orElseThrow(),
                "SHUYUAN_STORAGE_S3_SECRET_KEY", s3.secretKey().orElseThrow());
    }

    private static String last(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }
}

package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.sample.SampleFiles;

/** The program is killed in the middle of an upload, of an extraction and of a transcode: after a start all are finished. */
class CrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final int CHAPTERS = 300;
    /** Of the film, with its sound. */
    private static final int CHUNKS = 6;

    private static final int SOME = 3;
    private static final String PLACES = "select count(*) from place where resource = ?::uuid";
    private static final String DESCRIBING =
            "select count(*) from job_quick where task_name = 'describe' and picked and task_instance like ? || '%'";

    /** When each chunk was taken that is done: what is done is not taken again. */
    private static final String DONE = """
            select coalesce(string_agg(stage || '.' || part || ' at ' || taken_at, ', ' order by stage, part), '')
            from chunk where state = 'done' and resource = ?::uuid""";

    private static final String TAKEN = "select count(*) from chunk where state <> 'waiting' and resource = ?::uuid";
    /** So that even a short film has several, one after the other. */
    private static final Map<String, String> SHORT_CHUNKS =
            Map.of("SHUYUAN_RENDER_CHUNK", "8s", "SHUYUAN_WORK_LONG_THREADS", "1");

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        Path data = folder;
        byte[] video = Files.readAllBytes(SampleFiles.lesson(data, 40));
        byte[] book = Files.readAllBytes(SampleFiles.thickBook(data, CHAPTERS));
        String token;
        String half;
        String bookUpload;
        String read;

        try (ServiceProcess service = ServiceProcess.start(data, SHORT_CHUNKS)) {
            token = service.token("operator");
            Api api = new Api(service, token);
            half = api.create("video.mp4", "recorded-lesson", video.length);
            api.patch(half, 0, Arrays.copyOf(video, video.length / 2));
            bookUpload = api.create("book.epub", "e-textbook", book.length);
            api.patch(bookUpload, 0, book);
            read = api.upload(bookUpload).path("resource").asText();
            await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> extracting(service));
            service.kill();
            // The database outlives its parent, and knows how far everything was in that instant.
            assertThat(number(data, DESCRIBING, read)).as("jobs that describe").isEqualTo(1);
            assertThat(number(data, PLACES, read)).as("places found").isZero();
        }
        String lesson;
        List<String> done;
        long taken;
        try (ServiceProcess service = ServiceProcess.start(data, SHORT_CHUNKS)) {
            Api api = new Api(service, token);
            int offset = api.upload(half).path("offset").asInt();
            assertThat(offset).isEqualTo(video.length / 2);
            api.patch(half, offset, Arrays.copyOfRange(video, offset, video.length));
            lesson = api.upload(half).path("resource").asText();
            await().atMost(LONG).until(() -> number(data, TAKEN, lesson) >= SOME);
            service.kill();
            done = List.of(text(data, DONE, lesson).split(", "));
            taken = number(data, TAKEN, lesson);
        }
        assertThat(done)
                .as("chunks that were done")
                .hasSizeBetween(SOME - 1, CHUNKS - 2)
                .doesNotContain("");
        try (ServiceProcess service = ServiceProcess.start(data, SHORT_CHUNKS)) {
            Api api = new Api(service, token);
            await().atMost(LONG).until(() -> number(data, TAKEN, lesson) > taken);
            assertThat(text(data, DONE, lesson).split(", "))
                    .as("done, and not again")
                    .containsAll(done);
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(api.stage(lesson)).isEqualTo("done");
                assertThat(api.stage(read)).isEqualTo("done");
            });
            assertThat(number(data, PLACES, read)).isEqualTo(CHAPTERS);
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

    /** Whether the child that reads documents is at work. */
    private static boolean extracting(ServiceProcess service) throws IOException {
        return service.family().stream()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("shuyuan.extractor."));
    }

    private static long number(Path data, String question, String resource) throws SQLException {
        return Long.parseLong(text(data, question, resource));
    }

    private static String text(Path data, String question, String resource) throws SQLException {
        Path engines = Path.of(System.getProperty("shuyuan.engine.dir"));
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data);
                Connection connection = DriverManager.getConnection(
                        database.url(), database.user(), database.password().orElse(""));
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, resource);
            ResultSet answer = statement.executeQuery();
            answer.next();
            return answer.getString(1);
        }
    }
}

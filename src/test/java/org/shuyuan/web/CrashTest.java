package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.render.ffmpeg.Programs;
import org.shuyuan.sample.SampleFiles;

/** The program is killed in the middle of an upload, of an extraction and of a transcode: after a start, or by another node, all are finished. */
class CrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Path ENGINES = Path.of(System.getProperty("shuyuan.engine.dir"));

    private static final int CHAPTERS = 300;
    private static final int SECONDS = 40;
    private static final int RATE = 25;
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
        byte[] video = Files.readAllBytes(SampleFiles.lesson(data, SECONDS));
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
        try (ServiceProcess service = ServiceProcess.start(data, SHORT_CHUNKS)) {
            Api api = new Api(service, token);
            int offset = api.upload(half).path("offset").asInt();
            assertThat(offset).isEqualTo(video.length / 2);
            api.patch(half, offset, Arrays.copyOfRange(video, offset, video.length));
            lesson = api.upload(half).path("resource").asText();
            await().atMost(LONG).until(() -> number(data, TAKEN, lesson) >= SOME);
            service.kill();
            done = List.of(text(data, DONE, lesson).split(", "));
        }
        assertThat(done)
                .as("chunks that were done")
                .hasSizeBetween(SOME - 1, CHUNKS - 2)
                .doesNotContain("");
        List<String> doneByTwo;
        long takenByTwo;
        try (ServiceProcess other = ServiceProcess.start(data.resolve("other-node"), besides(data))) {
            await().atMost(LONG).until(() -> text(data, DONE, lesson).split(", ").length > done.size());
            other.kill();
            doneByTwo = List.of(text(data, DONE, lesson).split(", "));
            takenByTwo = number(data, TAKEN, lesson);
        }
        assertThat(doneByTwo).as("done by the first node, and not again").containsAll(done);
        assertThat(doneByTwo).hasSizeBetween(done.size() + 1, CHUNKS - 1);
        try (ServiceProcess service = ServiceProcess.start(data, SHORT_CHUNKS)) {
            Api api = new Api(service, token);
            await().atMost(LONG)
                    .until(() -> number(data, TAKEN, lesson) > takenByTwo
                            || api.stage(lesson).equals("done"));
            assertThat(text(data, DONE, lesson).split(", "))
                    .as("done, and not again")
                    .containsAll(doneByTwo);
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
            everyFrameIsThereOnceAndTheSoundEndsWithThem(
                    service.address().resolve(finished.at("/playback/hls").asText()));
        }
    }

    /** A second node, on the database and the bytes of the first one, whose process is gone. */
    private static Map<String, String> besides(Path data) {
        Map<String, String> settings = new HashMap<>(SHORT_CHUNKS);
        try (EmbeddedDatabase database = EmbeddedDatabase.of(ENGINES, data)) {
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
            settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
            database.password().ifPresent(password -> settings.put("QUARKUS_DATASOURCE_PASSWORD", password));
        }
        settings.put("SHUYUAN_STORAGE_DIRECTORY", data.resolve("blobs").toString());
        return settings;
    }

    private static void everyFrameIsThereOnceAndTheSoundEndsWithThem(URI film) throws Exception {
        List<Double> pictures = times("v:0", film);
        List<Double> steps = IntStream.range(1, pictures.size())
                .mapToObj(frame -> pictures.get(frame) - pictures.get(frame - 1))
                .toList();
        assertThat(pictures).hasSize(SECONDS * RATE);
        assertThat(steps).allSatisfy(step -> assertThat(step).isCloseTo(1.0 / RATE, within(0.001)));
        assertThat(times("a:0", film).getLast()).isCloseTo(SECONDS, within(0.04));
    }

    /** When each picture or each piece of sound begins, as a player hears of it, in seconds. */
    private static List<Double> times(String stream, URI film) throws Exception {
        String program = Loader.load(ffprobe.class);
        ProcessBuilder builder = new ProcessBuilder(
                        program,
                        "-v",
                        "error",
                        "-select_streams",
                        stream,
                        "-show_entries",
                        "packet=pts_time",
                        "-of",
                        "csv=p=0",
                        film.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Programs.environment(Path.of(program)));
        Process probe = builder.start();
        List<Double> times = probe.inputReader()
                .lines()
                .map(line -> Double.valueOf(line.replace(",", "")))
                .sorted()
                .toList();
        assertThat(probe.waitFor()).isZero();
        return times;
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
        try (EmbeddedDatabase database = EmbeddedDatabase.of(ENGINES, data);
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

package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.share.copy.GivingHouse;
import org.shuyuan.storage.Digest;

/** A neighbour's lesson is copied while the service is killed again and again: in the end its files are here, whole and once. */
@Timeout(600)
class CopyCrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final String TITLE = "邻校的一节课";
    private static final int KILLS = 4;
    /** Bytes that the line carries in a second; as many more come at once after each start. */
    private static final int LINE = 1 << 20;

    private static final int SIZE = 9 * LINE;

    @Test
    void aCopyGoesOnWhereItWasAndIsWholeInTheEnd() throws Exception {
        byte[] film = film();
        byte[] captions = "WEBVTT\n\n00:00.000 --> 00:01.000\n邻校老师说的话\n".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        try (GivingHouse house = new GivingHouse("neighbour.example");
                Deployment school = new Deployment(folder, "school", thinLine())) {
            house.writes("lesson", TITLE)
                    .kind("micro-lecture")
                    .original("film.mp4", film)
                    .caption("film.vtt", captions, "zh-CN")
                    .published();
            String source = school.harvests(Map.of("url", house.url(), "prefix", "oai_dc", "level", "district"));
            await().atMost(LONG).until(() -> school.idle(source));
            Path part = school.data().resolve("copying/" + Digest.of(film).hex() + ".part");
            List<String> asked = new ArrayList<>(List.of("film.mp4 "));
            school.copies(TITLE);

            for (int kill = 0; kill < KILLS; kill++) {
                long before = length(part);
                await().atMost(LONG).pollInterval(SHORT).until(() -> length(part) > before);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                school.kill();
                asked.add("film.mp4 bytes=" + length(part) + "-");
                school.startAgain();
            }
            await().atMost(LONG).pollInterval(SHORT).until(() -> length(part) == film.length);
            school.kill();
            school.startAgain();
            await().atMost(LONG)
                    .until(() -> school.hasCopied(TITLE, Digest.of(film).hex()));

            assertThat(house.fetched("film.mp4"))
                    .as("each time from where it was")
                    .isEqualTo(asked);
            isHereOnce(school, film);
            takesTheRoomThatItIsSaidTo(school, film.length + captions.length);
        }
    }

    private static void isHereOnce(Deployment school, byte[] film) throws Exception {
        JsonNode lesson = school.api().resource(school.local(TITLE));
        assertThat(lesson.path("assets").findValuesAsText("role")).containsOnlyOnce("original", "caption");
        // Captions are kept in our own form of them.
        assertThat(school.offer().files())
                .hasSize(2)
                .containsOnlyOnce(Digest.of(film).hex());
        assertThat(school.offer().titles()).isEqualTo(Map.of(TITLE, 1));
        assertThat(school.number("select count(*) from local_copy")).isEqualTo(1);
        try (Stream<Path> parts = Files.list(school.data().resolve("copying"))) {
            assertThat(parts).as("left behind").isEmpty();
        }
    }

    private static void takesTheRoomThatItIsSaidTo(Deployment school, long size) throws Exception {
        String id = school.local(TITLE);
        await().atMost(LONG).until(() -> school.api().stage(id).equals("done"));
        assertThat(school.number("select size from local_copy where state = 'here'"))
                .isEqualTo(size);
        long made = school.number("select made from local_copy");
        assertThat(made).isPositive();
        assertThat(size + made).as("no more than lies there").isLessThanOrEqualTo(bytes(school.data()));
        assertThat(school.number("select count(*) from job_remote where task_name = 'share.copy'"))
                .as("still wanted")
                .isZero();
    }

    private static long bytes(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
            return files.mapToLong(CopyCrashTest::length).sum();
        }
    }

    /** A film of a second that is as large as that of a lesson: behind it lies what players pass over (ISO 14496-12, 8.1.2). */
    private byte[] film() throws Exception {
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 1));
        byte[] large = new byte[SIZE];
        new Random(3).nextBytes(large);
        ByteBuffer.wrap(large).put(film).putInt(SIZE - film.length).put("free".getBytes(StandardCharsets.US_ASCII));
        return large;
    }

    /** Bounded by day; the night is far. */
    private static Map<String, String> thinLine() {
        LocalTime night = LocalTime.now(ZoneId.systemDefault()).plusHours(12).truncatedTo(ChronoUnit.MINUTES);
        return Map.of(
                "SHUYUAN_COPY_BANDWIDTH",
                Integer.toString(LINE),
                "SHUYUAN_COPY_NIGHT",
                night + "-" + night.plusMinutes(1),
                "SHUYUAN_COPY_LOOK_EVERY",
                "1s");
    }

    private static long length(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }
}

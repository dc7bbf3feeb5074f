package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.share.bag.SampleBag;
import org.shuyuan.storage.Digest;

/** Bags are taken in while the service is killed again and again: each lesson is there once and with its file, or the bag is refused. */
@Timeout(600)
class BagCrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int LESSONS = 60;
    private static final int KILLS = 4;

    private final Random random = new Random(5);

    @Test
    void everyLessonOfABagIsThereOnce() throws Exception {
        SampleBag bag = new SampleBag();
        Map<String, Integer> titles = new TreeMap<>();
        for (int i = 0; i < LESSONS; i++) {
            bag.plan(UUID.randomUUID(), "包里的第" + i + "课");
            titles.put("包里的第" + i + "课", 1);
        }
        Path zip = bag.sealed().zip(folder.resolve("bag.zip"));
        // One document at a time is read besides: most of them have no part in this.
        try (Deployment house = new Deployment(folder, "house", Map.of("SHUYUAN_WORK_QUICK_THREADS", "1"))) {
            isKilledWhileABagComes(house, Files.readAllBytes(zip));

            String id = house.takesIn(BodyPublishers.ofFile(zip));
            int inTheMiddle = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                long before = house.number("select count(*) from bag_member");
                await().atMost(LONG).pollInterval(SHORT).until(() -> taken(house, id) > before);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
                house.kill();
                inTheMiddle += house.number("select count(*) from bag_member") < LESSONS ? 1 : 0;
                house.startAgain();
            }

            assertThat(over(house, id).path("state").asText()).isEqualTo("done");
            assertThat(inTheMiddle).as("kills before it was through").isEqualTo(KILLS);
            await().atMost(LONG).until(() -> house.offer().titles().equals(titles));
            everyFileIsThere(house, bag);
            String[] again = {"import", zip.toString(), "--organisation", Deployment.HOUSE, "--account", "operator"};
            Launcher.Said said = Launcher.run(house.data(), "", again);
            assertThat(said.out()).as(said.error()).contains(LESSONS + " resources, 0 of them new");
            aWrongBagIsRefused(house);
            assertThat(house.offer().titles()).isEqualTo(titles);
        }
    }

    /** What has come of it goes with the next start. */
    private static void isKilledWhileABagComes(Deployment house, byte[] bag) throws Exception {
        PipedOutputStream half = new PipedOutputStream();
        PipedInputStream line = new PipedInputStream(half, bag.length);
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                house.takesIn(BodyPublishers.ofInputStream(() -> line));
            } catch (IOException | InterruptedException asItIsKilled) {
                // nobody answers
            }
        });
        try (half;
                line) {
            half.write(bag, 0, bag.length / 2);
            half.flush();
            await().atMost(LONG).pollInterval(SHORT).until(() -> !waiting(house).isEmpty());
            house.kill();
        }
        sender.join();
        house.startAgain();
        assertThat(waiting(house)).as("left behind").isEmpty();
    }

    private void aWrongBagIsRefused(Deployment house) throws Exception {
        SampleBag wrong = new SampleBag();
        for (int i = 0; i < LESSONS; i++) {
            wrong.plan(UUID.randomUUID(), "坏包里的第" + i + "课");
        }
        wrong.sealed().put(documents(wrong).getLast(), "{\\rtf1 another}");
        String id = house.takesIn(BodyPublishers.ofFile(wrong.zip(folder.resolve("wrong.zip"))));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        house.kill();
        house.startAgain();

        JsonNode end = over(house, id);

        assertThat(end.path("state").asText()).isEqualTo("refused");
        assertThat(end.at("/problem/type").asText()).isEqualTo("/problems/bag-file-altered");
        assertThat(house.number("select count(*) from learning_resource")).isEqualTo(LESSONS);
        await().atMost(LONG).until(() -> waiting(house).isEmpty());
    }

    private static void everyFileIsThere(Deployment house, SampleBag bag) throws Exception {
        assertThat(house.offer().files())
                .containsExactlyInAnyOrderElementsOf(documents(bag).stream()
                        .map(name -> Digest.of(bag.files().getOrDefault(name, new byte[0]))
                                .hex())
                        .toList());
        assertThat(house.number("select count(*) from learning_resource")).isEqualTo(LESSONS);
        assertThat(house.number("select count(*) from asset where role = 'original'"))
                .isEqualTo(LESSONS);
        assertThat(house.number("select count(*) from bag_member")).isEqualTo(LESSONS);
        await().atMost(LONG).until(() -> waiting(house).isEmpty());
    }

    private static List<String> documents(SampleBag bag) {
        return bag.files().keySet().stream()
                .filter(name -> name.endsWith(".rtf"))
                .toList();
    }

    private static int taken(Deployment house, String id) throws Exception {
        JsonNode view = view(house, id);
        return view.path("state").asText().equals("done")
                ? Integer.MAX_VALUE
                : view.path("taken").asInt();
    }

    private static JsonNode over(Deployment house, String id) {
        return await().atMost(LONG)
                .until(
                        () -> view(house, id),
                        view -> List.of("done", "refused")
                                .contains(view.path("state").asText()));
    }

    private static JsonNode view(Deployment house, String id) throws Exception {
        return house.ask("GET", "/api/bags/" + id, "", 200);
    }

    /** Files of bags that are not taken in yet. */
    private static List<Path> waiting(Deployment house) throws IOException {
        Path bags = house.data().resolve("bags");
        if (!Files.isDirectory(bags)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(bags)) {
            return files.toList();
        }
    }
}

package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.share.oai.Harvester.Found;
import org.shuyuan.share.oai.Harvester.Harvest;

/** What ADR 10 promises: nothing is lost to a harvester, however the transactions of the catalog overlap. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class HarvestWhileWritingTest {

    private static final Map<String, String> ALL = Map.of("metadataPrefix", "oai_dc");
    private static final String DELETED = "";
    private static final int WRITERS = 8;
    private static final int CHANGES = 40;

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    private Harvester harvester;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void begin() {
        harvester = new Harvester(base.toString());
        lessons.forget();
    }

    @Test
    void aTransactionThatCommitsLateIsInTheNextIncrement() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch harvested = new CountDownLatch(1);
        lessons.published("先有的");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> late = threads.submit(() -> lessons.slowly(0, () -> {
                lessons.published("晚提交的");
                written.countDown();
                await(harvested);
            }));
            await(written);
            lessons.published("后来的");
            Harvest first = harvester.list("ListRecords", ALL);
            harvested.countDown();
            late.get(10, TimeUnit.SECONDS);

            Harvest second = harvester.list("ListRecords", since(first));

            assertThat(first.records()).extracting(Found::title).containsExactly("先有的", "后来的");
            assertThat(second.records()).extracting(Found::title).contains("晚提交的");
        }
    }

    @Test
    void aRecordStaysInSightWhileItIsChanged() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch harvested = new CountDownLatch(1);
        UUID lesson = lessons.published("旧名");
        harvester.list("ListRecords", ALL);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> late = threads.submit(() -> lessons.slowly(0, () -> {
                lessons.say(lesson, Field.TITLE, "新名");
                written.countDown();
                await(harvested);
            }));
            await(written);
            Harvest during = harvester.list("ListRecords", ALL);
            harvested.countDown();
            late.get(10, TimeUnit.SECONDS);

            assertThat(during.records()).extracting(Found::title).containsExactly("旧名");
            assertThat(harvester.list("ListRecords", ALL).records())
                    .extracting(Found::title)
                    .containsExactly("新名");
        }
    }

    @Test
    void theUnionOfAllIncrementsIsTheCatalog() throws Exception {
        lessons.published("每个人都要先有学校");
        lessons.forget();
        lessons.fill(500);
        List<String> old = harvester.list("ListIdentifiers", ALL).identifiers();
        Map<String, String> catalog = new ConcurrentHashMap<>();
        Map<String, String> harvested = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer, catalog)))
                    .toList();
            Map<String, String> next = ALL;
            boolean writing = true;
            while (writing) {
                writing = writers.stream().anyMatch(writer -> !writer.isDone());
                Harvest increment = harvester.list("ListRecords", next);
                apply(increment, harvested);
                next = since(increment);
                assertThat(harvester.list("ListIdentifiers", ALL).identifiers()).containsAll(old);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        harvested.keySet().removeAll(old);
        assertThat(live(harvested)).isEqualTo(live(catalog));
        Map<String, String> whole = new HashMap<>();
        Harvest walk = harvester.list("ListRecords", ALL);
        assertThat(walk.identifiers()).doesNotHaveDuplicates();
        apply(walk, whole);
        whole.keySet().removeAll(old);
        assertThat(whole).isEqualTo(harvested);
        assertThat(walk.records()).extracting(Found::datestamp).isSorted();
    }

    /** Creates, renames and withdraws lessons, and writes down what must be harvested of each: its title or nothing. */
    private void write(int writer, Map<String, String> catalog) {
        Random random = new Random(writer);
        UUID[] own = new UUID[8];
        for (int change = 0; change < CHANGES; change++) {
            int slot = random.nextInt(own.length);
            String title = "课 " + writer + "-" + change;
            boolean withdraw = random.nextInt(4) == 0 && own[slot] != null;
            lessons.slowly(random.nextInt(4) == 0 ? 0.2 : 0.01, () -> {
                if (own[slot] == null) {
                    own[slot] = lessons.published(title);
                } else if (withdraw) {
                    lessons.withdraw(own[slot]);
                } else {
                    lessons.publish(own[slot]);
                    lessons.say(own[slot], Field.TITLE, title);
                }
            });
            catalog.put("oai:localhost:" + own[slot], withdraw ? DELETED : title);
        }
    }

    /** Without what was withdrawn: a lesson that came and went between two harvests leaves no tombstone. */
    private static Map<String, String> live(Map<String, String> copy) {
        Map<String, String> live = new HashMap<>(copy);
        live.values().removeIf(DELETED::equals);
        return live;
    }

    private static void apply(Harvest harvest, Map<String, String> copy) {
        for (Found found : harvest.records()) {
            copy.put(found.identifier(), found.deleted() || found.title() == null ? DELETED : found.title());
        }
    }

    private static Map<String, String> since(Harvest harvest) {
        return Map.of("metadataPrefix", "oai_dc", "from", harvest.responseDate());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

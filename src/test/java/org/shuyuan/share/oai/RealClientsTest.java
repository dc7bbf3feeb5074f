package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;

/**
 * Harvesters that others have written get exactly the catalog, its deletions included, while teachers work on it.
 * {@code -Dshuyuan.test.harvested=100000} says how many resources it has at the beginning.
 */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RealClientsTest {

    private static final int RESOURCES = Integer.getInteger("shuyuan.test.harvested", 2_000);
    private static final int WRITERS = 8;

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    @Inject
    Rerendering rerendering;

    @Inject
    Stamper stamper;

    private List<UUID> stock = List.of();

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aLargeCatalog() {
        lessons.forget();
        stock = lessons.copies(lessons.published("收割"), RESOURCES);
        lessons.sql("update oai_recipe set rendered_to = '00000000-0000-0000-0000-000000000000'");
        rerendering.run("all");
        stamper.stampAll();
    }

    @AfterEach
    void takeTheCopiesAway() {
        lessons.forgetCopies();
    }

    @Test
    void oaiPmhOfDebian() throws Exception {
        assertGetsTheCatalog(OaiPmhClient.installed());
    }

    @Test
    void xoai() throws Exception {
        assertGetsTheCatalog(new XoaiClient());
    }

    /** Withdraws resources of its own part of the stock, publishes them again, renames them, and publishes new ones. */
    private void write(int writer, AtomicBoolean working) {
        Random random = new Random(writer);
        for (int change = 0; working.get(); change++) {
            int place = WRITERS * random.nextInt(stock.size() / WRITERS) + writer;
            UUID one = stock.get(place);
            String title = "收割 " + writer + "-" + change;
            lessons.slowly(random.nextInt(4) == 0 ? 0.3 : 0.05, () -> {
                switch (random.nextInt(4)) {
                    case 0 -> lessons.withdraw(one);
                    case 1 -> lessons.publish(one);
                    case 2 -> lessons.say(one, Field.TITLE, title);
                    default -> lessons.published(title);
                }
            });
        }
    }

    private void assertGetsTheCatalog(RealClient client) throws Exception {
        Map<String, Boolean> got = new HashMap<>();
        AtomicBoolean working = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer, working)))
                    .toList();
            Instant began = lessons.now();
            got.putAll(client.harvest(base.toString(), Optional.empty()));
            Instant increment = lessons.now();
            got.putAll(client.harvest(base.toString(), Optional.of(began)));
            working.set(false);
            for (Future<?> writer : writers) {
                writer.get();
            }
            got.putAll(client.harvest(base.toString(), Optional.of(increment)));
        }

        assertThat(got).isEqualTo(lessons.harvestable(stock));
        assertThat(got.values()).contains(true);
    }
}

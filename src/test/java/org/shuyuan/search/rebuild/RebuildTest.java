package org.shuyuan.search.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.embedded.TestEngines.SearchLineUp;
import org.shuyuan.search.Contents;
import org.shuyuan.search.Shelf;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.index.Bulk;
import org.shuyuan.search.index.Target;

/** A new index takes the place of the old one while everybody goes on reading and writing. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LESSONS = 120;

    @Inject
    Shelf shelf;

    @Inject
    Contents contents;

    @Inject
    Catalog catalog;

    @Inject
    Engine engine;

    @Inject
    Blueprint blueprint;

    @Inject
    Order order;

    @SearchLineUp
    AtomicBoolean searchLineUp = new AtomicBoolean(true);

    @Test
    void whatChangesMeanwhileIsNeitherMissedNorResurrected() throws Exception {
        List<UUID> lessons = lessons("白云母");
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int turn = 0; turn < 3; turn++) {
                int first = turn;
                writers.add(threads.submit(() -> write(lessons, first, over)));
            }
            for (int round = 0; round < 3; round++) {
                shelf.ask();
                await().atMost(PATIENCE).until(() -> !shelf.rebuilding());
            }
            over.set(true);
        }
        int changes = 0;
        for (Future<Integer> writer : writers) {
            changes += writer.get();
        }
        shelf.indexed();

        assertThat(changes).as("changes meanwhile").isGreaterThan(20);
        isEqualToTheCatalog();
    }

    /** Each of three writers has every third lesson to itself: titles, places, drafts, withdrawals and returns. */
    private int write(List<UUID> lessons, int first, AtomicBoolean over) {
        int changes = 0;
        for (int round = 0; !over.get(); round++) {
            for (int at = first; at < lessons.size() && !over.get(); at += 3) {
                UUID lesson = lessons.get(at);
                switch ((at / 3 + round) % 5) {
                    case 0 -> retitle(lesson, "白云母的第" + round + "课");
                    case 1 -> catalog.replacePlaces(lesson, PlaceType.CUE, List.of(new NewPlace(round, "解理第" + round)));
                    case 2 -> catalog.withdraw(lesson, "测试");
                    case 3 -> catalog.publish(lesson);
                    default ->
                        shelf.lecture("新来的白云母" + first + "-" + round)
                                .with(PlaceType.CUE, 1, "新")
                                .draft();
                }
                changes++;
            }
        }
        return changes;
    }

    @Test
    void oneThatWasBrokenOffIsBegunAnewAndLeavesNothingBehind() throws IOException {
        shelf.lecture("石英").published();
        shelf.indexed();
        Generation brokenOff = Generations.of(engine).next(Optional.empty());
        Target half = blueprint.make(brokenOff);
        Bulk bulk = new Bulk(engine);
        UUID nobody = UUID.randomUUID();
        bulk.put(
                brokenOff.resources(),
                nobody.toString(),
                nobody,
                half.resourceFields(),
                Map.of(Fields.TITLE, "没有的石英", Fields.STATE, "published"));
        bulk.flush();
        QuarkusTransaction.requiringNew().run(() -> {
            order.ask("It was killed");
            order.begin(brokenOff);
        });

        await().atMost(PATIENCE).until(() -> !shelf.rebuilding());
        shelf.indexed();

        assertThat(Generations.of(engine).current()).isPresent().get().isNotEqualTo(brokenOff);
        await().atMost(PATIENCE).until(() -> contents.indexes().size() == 2);
        isEqualToTheCatalog();
    }

    @Test
    void oneThatHadTakenItsPlaceBeforeItWasKilledIsKept() throws IOException {
        shelf.lecture("长石").published();
        shelf.indexed();
        Generation current = Generations.of(engine).current().orElseThrow();

        QuarkusTransaction.requiringNew().run(() -> {
            order.ask("It was killed");
            order.begin(current);
        });
        await().atMost(PATIENCE).until(() -> !shelf.rebuilding());

        assertThat(Generations.of(engine).current()).contains(current);
        isEqualToTheCatalog();
    }

    @Test
    void readersFindEverythingWhileItIsFilled() {
        lessons("黑云母");
        shelf.indexed();
        int before = total("黑云母");

        shelf.ask();
        List<Integer> totals = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            totals.add(total("黑云母"));
            return !shelf.rebuilding();
        });
        totals.add(total("黑云母"));

        assertThat(before).isEqualTo(LESSONS);
        assertThat(totals).containsOnly(before);
    }

    @Test
    void anEngineThatGoesAwayMeanwhileIsWaitedFor() throws IOException {
        lessons("绿泥石");
        shelf.indexed();

        shelf.ask();
        await().atMost(PATIENCE).until(() -> contents.indexes().size() == 4 || !shelf.rebuilding());
        searchLineUp.set(false);
        try {
            shelf.lecture("后来的绿泥石").published();
        } finally {
            searchLineUp.set(true);
        }

        await().atMost(PATIENCE).until(() -> !shelf.rebuilding());
        await().atMost(PATIENCE).until(() -> total("后来的绿泥石") == 1);
        await().atMost(PATIENCE).until(() -> contents.indexes().size() == 2);
        isEqualToTheCatalog();
    }

    @Test
    void oneThatTheNewIndexRefusesIsLeftForTheDrainToTell() throws Exception {
        UUID refused = shelf.lecture("辰砂").with(PlaceType.CUE, 1, "辰砂是红的").published();
        shelf.indexed();
        QuarkusTransaction.requiringNew().run(() -> shelf.spoil(refused, "'NaN'"));

        shelf.rebuilt();

        assertThat(QuarkusTransaction.requiringNew().call(() -> shelf.waits(refused)))
                .isTrue();
        QuarkusTransaction.requiringNew().run(() -> shelf.spoil(refused, "3"));
        retitle(refused, "辰砂的颜色");
        shelf.indexed();
        isEqualToTheCatalog();
    }

    private List<UUID> lessons(String title) {
        List<UUID> lessons = new ArrayList<>();
        for (int at = 0; at < LESSONS; at++) {
            lessons.add(shelf.lecture(title + at)
                    .with(PlaceType.CUE, 1, title + "是一种矿物")
                    .with(PlaceType.CUE, 5, "这是第" + at + "课")
                    .published());
        }
        return lessons;
    }

    private void isEqualToTheCatalog() throws IOException {
        assertThat(contents.resourcesOfTheIndex()).isEqualTo(contents.resourcesOfTheCatalog());
        assertThat(contents.placesOfTheIndex()).isEqualTo(contents.placesOfTheCatalog());
    }

    private void retitle(UUID lesson, String title) {
        catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of(title)));
    }

    private static int total(String words) {
        return given().queryParam("q", words).get("/api/search").jsonPath().getInt("total");
    }
}

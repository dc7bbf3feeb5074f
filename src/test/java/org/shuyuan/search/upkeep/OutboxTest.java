package org.shuyuan.search.upkeep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.gson.JsonObject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.embedded.TestEngines.SearchLineUp;
import org.shuyuan.people.Organisations;
import org.shuyuan.search.Shelf;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.rebuild.Schema;

/** What is changed is found, whatever happens to the engine in between. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shelf shelf;

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Engine engine;

    @Inject
    Schema schema;

    @Inject
    DataSource database;

    @SearchLineUp
    AtomicBoolean searchLineUp = new AtomicBoolean(true);

    @Test
    void whilePublishingTheEngineMayBeAway() {
        shelf.lecture("先有的琥珀").published();
        shelf.indexed();

        searchLineUp.set(false);
        try {
            shelf.lecture("后来的琥珀").published();

            given().header("Accept-Language", "zh-CN")
                    .get("/api/search?q=琥珀")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("10"))
                    .body("type", equalTo("/problems/engine-unavailable"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'search' }.status", equalTo("DOWN"));
        } finally {
            searchLineUp.set(true);
        }

        await().atMost(PATIENCE).until(() -> found("琥珀") == 2);
        given().get("/q/health/ready").then().body("checks.find { it.name == 'search' }.status", equalTo("UP"));
    }

    @Test
    void anEngineThatLostItsIndexIsFilledAgain() throws IOException {
        shelf.lecture("失而复得的玛瑙").published();
        shelf.indexed();
        assertThat(found("玛瑙")).isEqualTo(1);

        Generation generation = Generations.of(engine).current().orElseThrow();
        engine.ask("DELETE", "/" + generation.resources() + "," + generation.places(), new JsonObject());

        // Never an answer with some of what there is: none until all is there again.
        await().atMost(PATIENCE).until(() -> found("玛瑙") >= 0);
        assertThat(found("玛瑙")).isEqualTo(1);
    }

    @Test
    void anIndexThatFitsIsKeptAtTheNextStart() throws IOException {
        shelf.lecture("玳瑁").published();
        shelf.indexed();

        Optional<Generation> before = Generations.of(engine).current();

        schema.doubt();
        schema.ensure();

        assertThat(shelf.rebuilding()).isFalse();
        assertThat(Generations.of(engine).current()).isEqualTo(before);
        assertThat(found("玳瑁")).isEqualTo(1);
        assertThat(engine.ask("GET", "/" + Generation.RESOURCES, new JsonObject())
                        .toString())
                .contains("\"excludes\":[", "\"auto_expand_replicas\":\"0-1\"");
    }

    @Test
    void everythingCanBeIndexedAgain() throws IOException {
        UUID lesson = shelf.lecture("碧玺").published();
        shelf.indexed();
        engine.ask(
                "DELETE", "/" + Generation.RESOURCES_WRITTEN + "/_doc/" + lesson + "?refresh=true", new JsonObject());
        assertThat(found("碧玺")).isZero();

        shelf.rebuilt();

        assertThat(found("碧玺")).isEqualTo(1);
    }

    @Test
    void oneThatTheIndexRefusesDoesNotStandInTheWayOfOthers() throws SQLException {
        UUID refused = shelf.lecture("不可收录的砒霜").with(PlaceType.CUE, 1, "砒霜有毒").published();
        UUID good = shelf.lecture("砒霜的化学").published();
        shelf.indexed();
        // The engine takes no number that is none.
        change("update place set at = 'NaN' where resource = ?", refused);

        retitle(refused, "不可收录的砷");
        retitle(good, "砒霜的历史");
        shelf.indexed();

        assertThat(found("砒霜的历史")).isEqualTo(1);
        change("update place set at = 2 where resource = ?", refused);
        retitle(refused, "终于收录的砷");
        shelf.indexed();
        assertThat(found("终于收录的砷")).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeReadDoesNotStandInTheWayOfOthers() throws SQLException {
        UUID broken = shelf.lecture("读不出的朱砂").published();
        UUID good = shelf.lecture("朱砂的化学").published();
        shelf.indexed();
        change("update learning_resource set descriptors = '{\"title\": 5}' where id = ?", broken);
        change("insert into search_dirty (resource, since) values (?, now())", broken);

        retitle(good, "朱砂的历史");
        shelf.indexed();

        assertThat(found("朱砂的历史")).isEqualTo(1);
        change(
                "update learning_resource set descriptors = '{\"title\": {\"person\": [\"读得出的朱砂\"]}}' where id = ?",
                broken);
        retitle(broken, "又读得出的朱砂");
        shelf.indexed();
        assertThat(found("又读得出的朱砂")).isEqualTo(1);
    }

    @Test
    void aResourceIsFoundByTheNewTitleOfItsSchool() {
        shelf.lecture("石榴石").published();
        shelf.indexed();
        UUID school = QuarkusTransaction.requiringNew()
                .call(() -> organisations.withCode("shelf").orElseThrow().id());

        organisations.rename(school, "青山外国语学校");
        try {
            shelf.indexed();

            assertThat(found("青山外国语学校 石榴石")).isEqualTo(1);
            assertThat(found("翠湖 石榴石")).isZero();
        } finally {
            organisations.rename(school, "翠湖实验中学");
            shelf.indexed();
        }
    }

    @Test
    void noChangeIsLostThatComesWhileOthersAreIndexed() throws Exception {
        List<UUID> lessons = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lessons.add(shelf.lecture("翡翠").published());
        }

        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (UUID lesson : lessons) {
                writers.add(threads.submit(() -> {
                    for (int version = 1; version <= 25; version++) {
                        retitle(lesson, "翡翠" + version);
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        shelf.indexed();

        assertThat(found("翡翠25")).isEqualTo(4);
        assertThat(found("翡翠24")).isZero();
    }

    private void retitle(UUID lesson, String title) {
        catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of(title)));
    }

    /** Behind the back of the catalog. */
    private void change(String sql, UUID lesson) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, lesson);
            change.executeUpdate();
        }
    }

    /** How many are found; -1 while nothing can be. */
    private static long found(String words) {
        var answer = given().queryParam("q", words).get("/api/search");
        return answer.statusCode() == 200 ? answer.jsonPath().getLong("total") : -1;
    }
}

package org.shuyuan.search.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.gson.JsonObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.Contents;
import org.shuyuan.search.Shelf;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** The index of another version of the service is used as far as it goes. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OtherVersionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    Shelf shelf;

    @Inject
    Contents contents;

    @Inject
    Engine engine;

    @Inject
    Blueprint blueprint;

    @Inject
    Schema schema;

    @Test
    void anIndexOfAnotherVersionIsReadAndWrittenUntilTheNewOneIsFull() throws IOException {
        shelf.lecture("方解石").published();
        shelf.indexed();
        Generation other = Generations.of(engine).next(Optional.empty());
        withoutLevels(other);

        schema.doubt();
        assertThat(schema.target().orElseThrow().resourceFields()).doesNotContain(Fields.LEVEL);
        shelf.lecture("方解石的双折射").published();
        schema.ensure();
        await().atMost(PATIENCE).until(() -> !shelf.rebuilding());
        shelf.indexed();

        assertThat(Generations.of(engine).current()).isPresent().get().isNotEqualTo(other);
        assertThat(schema.target().orElseThrow().resourceFields()).contains(Fields.LEVEL);
        given().queryParam("q", "方解石").get("/api/search").then().body("total", equalTo(2));
        assertThat(contents.resourcesOfTheIndex()).isEqualTo(contents.resourcesOfTheCatalog());
        assertThat(contents.placesOfTheIndex()).isEqualTo(contents.placesOfTheCatalog());
    }

    /** An index as a version of the service would have it that doesn't know levels. */
    private void withoutLevels(Generation other) throws IOException {
        Generation current = Generations.of(engine).current().orElseThrow();
        blueprint.make(other);
        JsonObject made =
                engine.ask("GET", "/" + other.resources(), new JsonObject()).getAsJsonObject(other.resources());
        JsonObject mappings = made.getAsJsonObject("mappings");
        mappings.getAsJsonObject("properties").remove(Fields.LEVEL);
        JsonObject analysis =
                made.getAsJsonObject("settings").getAsJsonObject("index").getAsJsonObject("analysis");
        engine.ask("DELETE", "/" + other.resources(), new JsonObject());
        engine.ask(
                "PUT",
                "/" + other.resources(),
                Json.object("mappings", mappings, "settings", Json.object("analysis", analysis)));
        JsonObject copy = Json.object(
                "source", Json.object("index", current.places()), "dest", Json.object("index", other.places()));
        engine.ask("POST", "/_reindex?refresh=true", copy);
        engine.ask(
                "POST",
                "/_aliases",
                Json.object(
                        "actions",
                        List.of(
                                Json.object("remove_index", Json.object("index", current.resources())),
                                Json.object("remove_index", Json.object("index", current.places())),
                                alias(other.resources(), Generation.RESOURCES),
                                alias(other.resources(), Generation.RESOURCES_WRITTEN),
                                alias(other.places(), Generation.PLACES),
                                alias(other.places(), Generation.PLACES_WRITTEN))));
    }

    private static JsonObject alias(String index, String alias) {
        return Json.object("add", Json.object("index", index, "alias", alias));
    }
}

package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** What was taken back is forgotten: by the answers, by the suggestions and by the index itself. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class WithdrawnTest {

    @Inject
    Shelf shelf;

    @Inject
    Catalog catalog;

    @Inject
    Engine engine;

    @Test
    void nothingOfItIsFoundAnyMore() throws IOException {
        UUID lesson = shelf.lecture("蓝宝石的折射")
                .by("withdrawing")
                .with(PlaceType.CUE, 3, "蓝宝石的折射率比水高")
                .published();
        shelf.indexed();
        RequestSpecification owner = given().header("Authorization", "Bearer " + shelf.token("withdrawing"));
        assertThat(total(given(), "蓝宝石")).isEqualTo(1);
        assertThat(suggested("蓝宝石")).isEqualTo(1);
        assertThat(documents(Generation.RESOURCES, Fields.ID, lesson)).isEqualTo(1);
        assertThat(documents(Generation.PLACES, Fields.RESOURCE, lesson)).isEqualTo(1);
        assertThat(record(lesson)).contains("蓝宝石的折射");

        catalog.withdraw(lesson, "测试");
        shelf.indexed();

        assertThat(total(given(), "蓝宝石")).isZero();
        assertThat(total(owner, "蓝宝石")).isZero();
        assertThat(suggested("蓝宝石")).isZero();
        assertThat(documents(Generation.RESOURCES, Fields.ID, lesson)).isZero();
        assertThat(documents(Generation.PLACES, Fields.RESOURCE, lesson)).isZero();
        assertThat(record(lesson)).contains("status=\"deleted\"").doesNotContain("蓝宝石");
    }

    private static String record(UUID lesson) {
        return given().queryParam("verb", "GetRecord")
                .queryParam("metadataPrefix", "oai_dc")
                .queryParam("identifier", "oai:localhost:" + lesson)
                .get("/oai")
                .asString();
    }

    private static int total(RequestSpecification reader, String words) {
        return reader.queryParam("q", words).get("/api/search").jsonPath().getInt("total");
    }

    private static int suggested(String typed) {
        return given().queryParam("q", typed)
                .get("/api/suggest")
                .jsonPath()
                .getList("suggestions")
                .size();
    }

    private int documents(String index, String field, UUID lesson) throws IOException {
        JsonObject query = Json.object("query", Json.object("term", Json.object(field, lesson.toString())));
        return engine.ask("POST", "/" + index + "/_count", query).get("count").getAsInt();
    }
}

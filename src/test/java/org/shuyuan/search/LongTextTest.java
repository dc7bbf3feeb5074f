package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;

/** The limits of the engine neither refuse a resource nor cut anything off it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class LongTextTest {

    private static final int PAGES = 2000;
    private static final int CUES = 5000;
    private static final int MANY = 10_050;
    private static final String PAGE = "山高月小，水落石出。江流有声，断岸千尺，".repeat(20);

    @Inject
    Shelf shelf;

    @Inject
    Multitude multitude;

    @Inject
    Catalog catalog;

    @Test
    void theLastPageOfALongBookIsFoundAndMarked() {
        shelf.book("两千页的游记")
                .with(
                        PlaceType.PAGE,
                        IntStream.rangeClosed(1, PAGES)
                                .mapToObj(page -> new NewPlace(page, page == PAGES ? "末页有鹳雀楼" : PAGE + page))
                                .toList())
                .published();
        shelf.indexed();

        search("鹳雀楼")
                .body("total", equalTo(1))
                .body("hits[0].places", hasSize(1))
                .body("hits[0].places[0].at", equalTo(PAGES))
                .body("hits[0].places[0].text", containsString("<mark>鹳雀楼</mark>"));
        search("断岸千尺").body("hits.find { it.title == '两千页的游记' }.places", hasSize(3));
    }

    @Test
    void theLastWordsOfALongLessonAreFoundAndMarked() {
        shelf.lecture("说了五千句的课")
                .with(
                        PlaceType.CUE,
                        IntStream.range(0, CUES)
                                .mapToObj(
                                        cue -> new NewPlace(cue * 2, cue == CUES - 1 ? "最后讲蒹葭苍苍" : "这是第" + cue + "句话"))
                                .toList())
                .published();
        shelf.indexed();

        search("蒹葭苍苍")
                .body("total", equalTo(1))
                .body("hits[0].places[0].at", equalTo((CUES - 1) * 2))
                .body("hits[0].places[0].text", containsString("<mark>"));
    }

    @Test
    void ofAPageOfMoreThanAMillionCharactersTheLastWordIsFound() {
        shelf.book("一页的长卷")
                .with(PlaceType.PAGE, 1, "清明上河图，".repeat(200_000) + "卷尾是虹桥飞架")
                .published();
        shelf.indexed();

        search("虹桥飞架").body("total", equalTo(1)).body("hits[0].places[0].at", equalTo(1));
    }

    @Test
    void anExactValueLongerThanTheEngineTakesRefusesNothing() {
        UUID lesson = shelf.lecture("学科名很长的课")
                .saying(Field.DESCRIPTION, "昆".repeat(40_000))
                .saying(Field.KEYWORDS, "仑".repeat(40_000))
                .draft();
        // The catalog takes only what its vocabularies have; a vocabulary is a file of the operator.
        multitude.subject(lesson, "x".repeat(40_000));
        catalog.publish(lesson);
        shelf.indexed();

        search("学科名很长的课").body("total", equalTo(1));
    }

    @Test
    void moreThanTenThousandAreCountedAndTheFirstTenThousandCanBeTurnedTo() {
        shelf.lecture("浩如烟海之始").published();
        multitude.add("浩如烟海", MANY);
        try {
            shelf.rebuilt();

            search("浩如烟海").body("total", equalTo(MANY + 1)).body("hits", hasSize(20));
            given().queryParam("q", "浩如烟海")
                    .queryParam("page", 500)
                    .get("/api/search")
                    .then()
                    .body("hits", hasSize(20));
            given().header("Accept-Language", "zh-CN")
                    .queryParam("q", "浩如烟海")
                    .queryParam("page", 500)
                    .get("/s")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("page=501")));
        } finally {
            multitude.remove("浩如烟海");
            shelf.rebuilt();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> total("浩如烟海") == 1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> shelf.clean())).isTrue();
    }

    private static int total(String words) {
        return given().queryParam("q", words).get("/api/search").jsonPath().getInt("total");
    }

    private static ValidatableResponse search(String words) {
        return given().queryParam("q", words).get("/api/search").then().statusCode(200);
    }
}

package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;

@QuarkusTest
@WithTestResource(TestEngines.class)
class SuggestTest {

    @Inject
    Shelf shelf;

    @ParameterizedTest
    @CsvSource({
        "珊瑚, topic, 珊瑚礁",
        "shanhuj, topic, 珊瑚礁",
        "shj, topic, 珊瑚礁",
        "珊hj, topic, 珊瑚礁",
        "珊瑚jiao, topic, 珊瑚礁",
        "海底的花, lesson, 7 海底的花园",
        "hddhy, lesson, 7 海底的花园",
        "闻人, teacher, 闻人渔歌",
        "wenrenyuge, teacher, 闻人渔歌",
        "潜水员, title, 潜水员看见的珊瑚",
    })
    void namesOfEveryTypeAreSuggested(String typed, String type, String title) {
        shelf.lecture("潜水员看见的珊瑚")
                .saying(Field.KEYWORDS, "珊瑚礁")
                .saying(Field.LESSON, "7 海底的花园")
                .saying(Field.CREATOR, "闻人渔歌")
                .published();
        shelf.indexed();

        JsonPath found = suggest(typed);

        assertThat(found.getList("suggestions.title", String.class)).contains(title);
        assertThat(found.getString("suggestions.find { it.title == '" + title + "' }.type"))
                .isEqualTo(type);
    }

    @Test
    void theSameNameIsSuggestedOnceAndNoTypeTakesAllThePlaces() {
        for (int i = 0; i < 4; i++) {
            shelf.lecture("《马兰花》课堂实录" + i).saying(Field.KEYWORDS, "马兰花", "馬蘭花").published();
        }
        shelf.indexed();

        assertThat(suggest("马兰").getList("suggestions.title", String.class))
                .containsOnlyOnce("马兰花")
                .hasSize(4);
    }

    @Test
    void nothingIsSuggestedThatDoesNotBeginSo() {
        shelf.lecture("木槿树").saying(Field.KEYWORDS, "灌木").published();
        shelf.indexed();

        assertThat(suggest("木槿").getList("suggestions.title", String.class)).containsExactly("木槿树");
        assertThat(suggest("mjsx").getList("suggestions")).isEmpty();
    }

    private static JsonPath suggest(String typed) {
        return given().queryParam("q", typed)
                .get("/api/suggest")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;

/** Where little has what was typed, and far more what is read alike, the reader is asked, and answered for what was typed. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PerhapsTest {

    private static final String COMMON = "鹧鸪天词牌";
    private static final String SLIP = "遮孤天词牌";
    private static final String ANOTHER = "鹧鸪山词牌";
    private static final int MANY = 12;

    @Inject
    Shelf shelf;

    @BeforeEach
    void aCommonNameAndRareOnesBesideIt() {
        if (ask(given(), COMMON).getLong("total") == 0) {
            for (int i = 0; i < MANY; i++) {
                shelf.lecture(COMMON).published();
                shelf.lecture("藻井彩绘").by("perhaps-owner").draft();
            }
            shelf.lecture(SLIP).published();
            shelf.lecture(ANOTHER).published();
            shelf.lecture("早景彩绘").published();
            shelf.lecture("皴法").published();
            shelf.lecture("村法").published();
            shelf.indexed();
        }
    }

    @Test
    void aRareSlipIsAnsweredAndWhatWasPerhapsMeantIsOffered() {
        JsonPath found = ask(given(), SLIP);

        assertThat(found.getList("hits.title", String.class)).containsExactly(SLIP);
        assertThat(found.getString("meant")).isNull();
        assertThat(found.getString("perhaps.words")).isEqualTo(COMMON);
        assertThat(found.getLong("perhaps.total")).isEqualTo(MANY);
        assertThat(found.getList("facets.kind.count", Integer.class)).containsExactly(1);
    }

    @Test
    void thePageShowsWhatWasTypedAndLinksToTheOther() {
        String page = page(SLIP);

        assertThat(page)
                .contains(
                        "<mark>" + SLIP + "</mark>",
                        "?q=%E9%B9%A7%E9%B8%AA%E5%A4%A9%E8%AF%8D%E7%89%8C\">" + COMMON + "</a>")
                .contains("你是不是要找");
    }

    /** In turn: common itself, read otherwise, not much rarer than the other, said to be just so, or unknown. */
    @ParameterizedTest
    @ValueSource(strings = {COMMON, ANOTHER, "皴法", "“" + SLIP + "”", "qzxwvj"})
    void aRightWordIsNotDoubted(String typed) {
        assertThat(ask(given(), typed).getString("perhaps")).isNull();
        given().queryParam("q", typed).get("/s").then().statusCode(200).body(not(containsString("class=\"meant\"")));
    }

    @Test
    void whoeverHasNarrowedOrLeafedIsNotAskedAgain() {
        assertThat(ask(given().queryParam("kind", "micro-lecture"), SLIP).getString("perhaps"))
                .isNull();
        assertThat(ask(given().queryParam("page", 2), SLIP).getString("perhaps"))
                .isNull();
    }

    @Test
    void whatTheReaderMayNotSeeIsNotOffered() {
        assertThat(ask(given(), "早景彩绘").getString("perhaps")).isNull();
        assertThat(ask(as("perhaps-owner"), "早景彩绘").getString("perhaps.words")).isEqualTo("藻井彩绘");
    }

    private RequestSpecification as(String teacher) {
        return given().header("Authorization", "Bearer " + shelf.token(teacher));
    }

    private static String page(String typed) {
        return given().header("Accept-Language", "zh-CN")
                .queryParam("q", typed)
                .get("/s")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonPath ask(RequestSpecification reader, String typed) {
        return reader.queryParam("q", typed)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

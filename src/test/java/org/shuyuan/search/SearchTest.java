package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;

@QuarkusTest
@WithTestResource(TestEngines.class)
class SearchTest {

    @Inject
    Shelf shelf;

    @Inject
    Catalog catalog;

    @ParameterizedTest
    @CsvSource({
        "二次函數的圖像, 二次函数的图像与性质", // traditional
        "二次函数图像, 二次函数的图像与性质", // without the particle
        "次函, 二次函数的图像与性质", // across the words of the dictionary
        "ＡＢＯ血型, ABO 血型", // full width
        "abo, ABO 血型", // lower case
        "H2O, 水（H₂O）的电解", // a formula
        "中华书局, 中華書局版論語選讀", // simplified finds traditional
        "数学 抛物线, 抛物线初步", // a word of the vocabulary and one of the title
        "微课 抛物线, 抛物线初步", // the kind
        "翠湖 抛物线, 抛物线初步", // the school
    })
    void whatAPersonTypesFinds(String typed, String title) {
        shelf.lecture("二次函数的图像与性质").in("mathematics").published();
        shelf.lecture("ABO 血型").in("biology").published();
        shelf.lecture("水（H₂O）的电解").in("chemistry").published();
        shelf.book("中華書局版論語選讀").in("chinese").published();
        shelf.lecture("抛物线初步").in("mathematics").published();
        shelf.indexed();

        assertThat(search(typed).getList("hits.title", String.class)).contains(title);
    }

    @Test
    void aVeryLongPlaceIsFoundLikeAnyOther() {
        UUID lesson = shelf.lecture("漫长的独白")
                .with(PlaceType.CUE, 1, "孔雀石 " + "啊 ".repeat(600_000))
                .published();
        shelf.indexed();

        JsonPath found = search("孔雀石");

        assertThat(found.getList("hits.id", String.class)).containsExactly(lesson.toString());
        assertThat(found.getString("hits[0].places[0].text")).contains("<mark>孔雀石</mark>");
    }

    @Test
    void allPiecesMustBeFound() {
        shelf.lecture("鲸鱼的呼吸").published();
        shelf.indexed();

        assertThat(search("鲸鱼 呼吸").getLong("total")).isEqualTo(1);
        assertThat(search("鲸鱼 火山").getLong("total")).isZero();
        assertThat(search("\"呼吸 鲸鱼\"").getLong("total")).isZero();
        assertThat(search("\"鲸鱼的呼吸\"").getLong("total")).isEqualTo(1);
    }

    @Test
    void placesSayWhereAndMarkTheWords() {
        UUID lesson = shelf.lecture("光的故事")
                .with(PlaceType.CUE, 3.5, "今天我们讲光")
                .with(PlaceType.CUE, 61, "<b>全反射</b>发生在光密介质里")
                .published();
        UUID book = shelf.book("物理读本")
                .with(PlaceType.PAGE, 36, "折射定律。")
                .with(PlaceType.PAGE, 37, "光纤靠全反射传光。 这一页很长。".repeat(30))
                .published();
        shelf.indexed();

        JsonPath found = search("全反射");

        assertThat(found.getList("hits.id", String.class))
                .containsExactlyInAnyOrder(lesson.toString(), book.toString());
        assertThat(found.getList(path(lesson, "places.type"), String.class)).containsExactly("cue");
        assertThat(found.getList(path(lesson, "places.at"), Integer.class)).containsExactly(61);
        assertThat(found.getString(path(lesson, "places[0].text")))
                .isEqualTo("&lt;b&gt;<mark>全反射</mark>&lt;/b&gt;发生在光密介质里");
        assertThat(found.getList(path(book, "places.at"), Integer.class)).containsExactly(37);
        assertThat(found.getString(path(book, "places[0].text")))
                .contains("<mark>全反射</mark>")
                .hasSizeLessThan(250);
    }

    @Test
    void placesThatWereReplacedAreForgotten() {
        UUID lesson = shelf.lecture("星座")
                .with(PlaceType.SLIDE, 1, "猎户座在冬天")
                .with(PlaceType.SLIDE, 2, "天蝎座在夏天")
                .published();
        shelf.indexed();
        assertThat(search("猎户座").getLong("total")).isEqualTo(1);

        catalog.replacePlaces(lesson, PlaceType.SLIDE, List.of(new NewPlace(5, "天蝎座的心宿二")));
        shelf.indexed();

        assertThat(search("猎户座").getLong("total")).isZero();
        assertThat(search("天蝎座").getList(path(lesson, "places.at"), Integer.class))
                .containsExactly(5);
    }

    @Test
    void aFacetIsCountedAsIfNothingWereChosenInItself() {
        shelf.lecture("蒲公英一").in("mathematics").saying(Field.GRADE, "g7").published();
        shelf.lecture("蒲公英二").in("mathematics").saying(Field.GRADE, "g8").published();
        shelf.book("蒲公英三").in("biology").saying(Field.GRADE, "g8").published();
        shelf.indexed();

        JsonPath found = search("蒲公英", "subject", "mathematics");

        assertThat(found.getLong("total")).isEqualTo(2);
        assertThat(found.getList("facets.subject.id", String.class)).containsExactly("mathematics", "biology");
        assertThat(found.getList("facets.subject.count", Integer.class)).containsExactly(2, 1);
        assertThat(found.getList("facets.kind.id", String.class)).containsExactly("micro-lecture");
        assertThat(found.getList("facets.grade.id", String.class)).containsExactlyInAnyOrder("g7", "g8");
        assertThat(search("蒲公英", "grade", "g8", "grade", "g7").getLong("total")).isEqualTo(3);
        assertThat(search("蒲公英", "grade", "junior", "kind", "e-textbook").getLong("total"))
                .isEqualTo(1);
    }

    @Test
    void aDraftIsFoundByItsOwnerAndAWithdrawnOneByNobody() {
        UUID draft = shelf.lecture("秘密的蜂巢").by("shelf-owner").draft();
        UUID gone = shelf.lecture("空了的蜂巢").by("shelf-owner").published();
        catalog.withdraw(gone, "");
        shelf.indexed();

        assertThat(search("蜂巢").getLong("total")).isZero();
        assertThat(ask(as("shelf-other"), "蜂巢").getLong("total")).isZero();
        assertThat(ask(as("shelf-owner"), "蜂巢").getList("hits.id", String.class))
                .containsExactly(draft.toString());
        assertThat(ask(as("shelf-owner"), "蜂巢").getString("hits[0].state")).isEqualTo("draft");
    }

    @Test
    void theTitleWeighsMoreThanTheText() {
        UUID inText = shelf.lecture("综合课")
                .with(PlaceType.CUE, 1, "榫卯榫卯榫卯")
                .saying(Field.DESCRIPTION, "榫卯")
                .published();
        UUID inTitle = shelf.lecture("认识榫卯结构").published();
        UUID exactly = shelf.lecture("榫卯").published();
        shelf.indexed();

        assertThat(search("榫卯").getList("hits.id", String.class))
                .containsExactly(exactly.toString(), inTitle.toString(), inText.toString());
        assertThat(search("榫卯").getList("hits[1].highlights", String.class)).containsExactly("认识<mark>榫卯</mark>结构");
    }

    @Test
    void pagesFitTogether() {
        for (int i = 0; i < 5; i++) {
            shelf.lecture("蝴蝶标本").published();
        }
        shelf.indexed();

        List<String> first = search("蝴蝶标本", "size", "3").getList("hits.id", String.class);
        List<String> second = search("蝴蝶标本", "size", "3", "page", "2").getList("hits.id", String.class);

        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(2);
        assertThat(search("蝴蝶标本", "size", "3", "page", "0").getList("hits.id", String.class))
                .isEqualTo(first);
        assertThat(search("蝴蝶标本", "size", "100", "page", "2147483647").getList("hits"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "\"",
                "\"\"",
                "(",
                "[a TO",
                "*",
                "title:*",
                "AND OR NOT",
                "\\",
                "/.*/",
                "~2^9",
                "😀",
                "\u0000",
                "{\"match_all\":{}}",
                "' or 1=1 --",
                "<script>",
                "的",
                "a\uE000b\uE001",
                "🏳️‍🌈",
                "𠀀",
                "%",
                "+-=&&||><!(){}[]^\"~*?:\\/"
            })
    void oddSyntaxIsText(String typed) {
        search(typed);
        search(typed + " 数学 \"" + typed);
        given().queryParam("q", typed).get("/api/suggest").then().statusCode(200);
    }

    @Test
    void longTextAndOddNumbersAreAnswered() {
        search("二次函数".repeat(2_500));
        search("数 ".repeat(5_000));
        search("数学", "page", "-3", "size", "0");
        search("数学", "page", "zwei", "size", "99999999999");
        search("数学", "kind", "no-such-kind", "subject", "", "level", "x".repeat(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"杠", "杠杆", "槓桿", "gang", "ganggan", "gang gan", "gg", "GG", "yuanli"})
    void suggestionsBeginAsWasTyped(String typed) {
        shelf.lecture("杠杆 原理").published();
        shelf.lecture("杠铃").draft();
        shelf.indexed();

        JsonPath found = given().queryParam("q", typed).get("/api/suggest").jsonPath();

        assertThat(found.getList("suggestions.title", String.class))
                .containsOnlyOnce("杠杆 原理")
                .doesNotContain("杠铃");
    }

    private RequestSpecification as(String teacher) {
        return given().header("Authorization", "Bearer " + shelf.token(teacher));
    }

    private static JsonPath search(String typed, String... parameters) {
        return ask(given(), typed, parameters);
    }

    private static JsonPath ask(RequestSpecification reader, String typed, String... parameters) {
        RequestSpecification request = reader.queryParam("q", typed);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/search").then().statusCode(200).extract().jsonPath();
    }

    private static String path(UUID resource, String rest) {
        return "hits.find { it.id == '" + resource + "' }." + rest;
    }
}

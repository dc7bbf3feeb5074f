package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;

/** What stands nowhere is replaced by what was meant, of what the reader may see. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class MeantTest {

    @Inject
    Shelf shelf;

    @Inject
    Catalog catalog;

    @ParameterizedTest
    @CsvSource({
        "蒲松岭聊斋, 蒲松龄聊斋", // sounds the same
        "蒲松龄聊斎, 蒲松龄聊斋", // looks alike
        "pusonglingliaozhai, 蒲松龄聊斋",
        "pusongling liaozhai, 蒲松龄聊斋",
        "púsōnglíng liáozhāi, 蒲松龄聊斋",
        "Bioluminecence, bioluminescence",
    })
    void aSlipIsAnsweredForWhatWasMeant(String typed, String meant) {
        UUID lesson = shelf.lecture("蒲松龄聊斋里的狐狸").published();
        UUID english = shelf.lecture("Bioluminescence of jellyfish").published();
        shelf.indexed();

        JsonPath found = ask(given(), typed);

        assertThat(found.getString("meant")).isEqualTo(meant);
        assertThat(found.getList("hits.id", String.class)).containsAnyOf(lesson.toString(), english.toString());
    }

    @Test
    void thePageSaysWhatWasMeantAndLeadsThere() {
        shelf.lecture("皂角树下的童年").published();
        shelf.indexed();

        String page = given().queryParam("q", "造角树下")
                .get("/s")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).contains("<mark>皂角树下</mark>").contains("?q=%E7%9A%82%E8%A7%92%E6%A0%91%E4%B8%8B");
    }

    @Test
    void nothingIsMeantWhereTheWordsAreFound() {
        shelf.lecture("琉璃厂的旧书").published();
        shelf.lecture("琉璃场").published();
        shelf.indexed();

        assertThat(ask(given(), "琉璃场").getString("meant")).isNull();
        assertThat(ask(given(), "琉璃场").getLong("total")).isEqualTo(1);
    }

    @Test
    void draftsAndWithdrawnOnesAreNeitherMeantNorCountedNorSuggested() {
        shelf.lecture("鹳雀楼的黄昏").by("meant-owner").draft();
        UUID gone = shelf.lecture("鹳雀楼的清晨").by("meant-owner").published();
        catalog.withdraw(gone, "");
        shelf.indexed();

        JsonPath found = ask(given(), "贯雀楼");

        assertThat(found.getLong("total")).isZero();
        assertThat(found.getString("meant")).isNull();
        assertThat(found.getList("facets.kind")).isEmpty();
        assertThat(ask(as("meant-other"), "贯雀楼").getString("meant")).isNull();
        assertThat(ask(as("meant-owner"), "贯雀楼").getString("meant")).isEqualTo("鹳雀楼");
        assertThat(given().queryParam("q", "guanque")
                        .get("/api/suggest")
                        .jsonPath()
                        .getList("suggestions"))
                .isEmpty();
    }

    @Test
    void aWordThatStandsOnlyInADraftCountsAsUnknown() {
        shelf.lecture("砗磲").by("meant-owner").draft();
        UUID lesson = shelf.lecture("车渠").published();
        shelf.indexed();

        JsonPath found = ask(given(), "砗磲");

        assertThat(found.getString("meant")).isEqualTo("车渠");
        assertThat(found.getList("hits.id", String.class)).containsExactly(lesson.toString());
    }

    @Test
    void mostOfALongQuestionIsEnough() {
        UUID lesson =
                shelf.lecture("候鸟的迁徙路线").with(PlaceType.CUE, 5, "斑头雁飞过喜马拉雅山").published();
        shelf.indexed();

        JsonPath found = ask(given(), "斑头雁飞过喜马拉雅山的时候呼吸怎么变化");

        assertThat(found.getList("hits.id", String.class)).startsWith(lesson.toString());
        assertThat(found.getString("meant")).isNull();
    }

    @Test
    void someOfASentenceIsBetterThanNothing() {
        UUID lesson = shelf.lecture("光的折射：鱼叉为什么插不准").published();
        shelf.lecture("光的直线传播").published();
        shelf.indexed();

        JsonPath found = ask(given(), "鱼叉要往哪里扎");

        assertThat(found.getList("hits.id", String.class)).startsWith(lesson.toString());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 没有一项包含“潮虫往哪里爬才不会干”的全部内容，下面是最接近的：", "en, Nothing has all of “潮虫往哪里爬才不会干”. These come closest:"})
    void thePageSaysWhereNothingHasAllOfIt(String language, String words) {
        shelf.lecture("潮虫为什么怕干").published();
        shelf.indexed();

        assertThat(page(language, "潮虫往哪里爬才不会干")).contains("潮虫</mark>").contains(words);
        assertThat(page(language, "潮虫怕干")).contains("潮虫").doesNotContain(words.substring(0, 6));
        assertThat(ask(given(), "潮虫往哪里爬才不会干").getBoolean("whole")).isFalse();
        assertThat(ask(given(), "潮虫").getBoolean("whole")).isTrue();
    }

    private static String page(String language, String words) {
        return given().header("Accept-Language", language)
                .queryParam("q", words)
                .get("/s")
                .asString();
    }

    @Test
    void whatIsChosenDoesNotChangeHowAQuestionIsUnderstood() {
        shelf.lecture("獬豸的传说").in("history").published();
        shelf.lecture("解治水患").in("geography").published();
        shelf.indexed();

        JsonPath found = ask(given().queryParam("subject", "geography"), "獬豸");

        assertThat(found.getString("meant")).isNull();
        assertThat(found.getLong("total")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"初二 铁线蕨, 初二", "八年级下学期 铁线蕨, 下学期", "铁线蕨 PPT, PPT"})
    void schoolLanguageIsUnderstood(String typed, String why) {
        UUID slides = shelf.book("铁线蕨")
                .saying(Field.GRADE, "g8")
                .saying(Field.VOLUME, "八年级下册")
                .published();
        shelf.indexed();

        assertThat(ask(given(), typed).getList("hits.id", String.class)).as(why).contains(slides.toString());
    }

    private RequestSpecification as(String teacher) {
        return given().header("Authorization", "Bearer " + shelf.token(teacher));
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

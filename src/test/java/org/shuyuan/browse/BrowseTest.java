package org.shuyuan.browse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.Shelf;

/** The curriculum leads to what there is for each lesson, and says where there is nothing yet. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class BrowseTest {

    private static final String VOLUME = "/browse/primary/science/jiaoke/三年级上册";

    @Inject
    Shelf shelf;

    @Test
    void everyStepLeadsToTheNext() {
        String stages = page("/browse");
        assertThat(stages).contains("/browse/primary/science", "/browse/senior/physics");
        String subject = page("/browse/primary/science");
        assertThat(subject).containsSubsequence("教科版", "一年级上册", "一年级下册", "三年级上册");
        assertThat(subject).contains("/browse/primary/science/jiaoke/%E4%B8%89%E5%B9%B4%E7%BA%A7%E4%B8%8A%E5%86%8C");
        assertThat(page(VOLUME)).contains("水沸腾了", "空气能占据空间吗");
    }

    @Test
    void aLessonHasWhatIsCalledLikeItOrSaysThatItIsForIt() {
        int before = found("水结冰了");
        shelf.lecture("水结冰了").in("science").saying(Field.EDITION, "jiaoke").published();
        shelf.lecture("冬天的实验课").in("science").saying(Field.LESSON, "3 水结冰了").published();
        shelf.lecture("水结冰了").in("physics").published();
        shelf.lecture("水结冰了").in("science").saying(Field.EDITION, "sujiao").published();
        shelf.lecture("水结冰了").in("science").by("browse-owner").draft();
        shelf.indexed();

        assertThat(found("水结冰了")).isEqualTo(before + 2);
        assertThat(page(VOLUME)).contains("lesson=%E6%B0%B4%E7%BB%93%E5%86%B0%E4%BA%86");
    }

    @Test
    void whereNothingIsThatIsSaidAndCanBeAskedForAlone() {
        shelf.lecture("水到哪里去了").in("science").published();
        shelf.indexed();

        String missing = page(VOLUME + "?missing=true");

        assertThat(missing).doesNotContain("水到哪里去了").contains("测量气温");
        assertThat(page(VOLUME)).contains("水到哪里去了", "暂无资源");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/browse/primary/alchemy",
                "/browse/nowhere/science",
                "/browse/primary/science/jiaoke/none",
                "/browse/primary/science/%7Bx%7D/y"
            })
    void whatIsNoBranchIsNotFound(String path) {
        given().urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void besideALessonStandWhatComesNextAndWhatIsForTheSame() {
        UUID one = shelf.lecture("11.1 与三角形有关的线段").in("mathematics").published();
        shelf.lecture("三角形的线段微课")
                .in("mathematics")
                .saying(Field.LESSON, "与三角形有关的线段")
                .published();
        shelf.lecture("与三角形有关的角").in("mathematics").published();
        shelf.lecture("三角形有关的线段练习").in("mathematics").published();
        UUID hidden =
                shelf.lecture("与三角形有关的角").in("mathematics").by("browse-owner").draft();
        shelf.indexed();

        // The page itself waits for them only a moment.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(page("/w/" + one))
                        .contains("教材里的下一课：11.2 与三角形有关的角", "同一课的其他资源", "三角形的线段微课", "内容相近的资源", "三角形有关的线段练习"));
        assertThat(page("/w/" + one)).doesNotContain(hidden.toString());
    }

    /** How many are said to be there for a lesson. */
    private static int found(String lesson) {
        Matcher count =
                Pattern.compile(lesson + "<span class=\"count\">([^<]*)<").matcher(page(VOLUME));
        assertThat(count.find()).isTrue();
        String told = count.group(1);
        return told.equals("暂无资源") ? 0 : Integer.parseInt(told.replaceAll("\\D", ""));
    }

    private static String page(String path) {
        return given().header("Accept-Language", "zh-CN")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}

package org.shuyuan.share.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** Another site asks what to show where somebody has put down an address of ours. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OEmbedTest {

    @TempDir
    Path folder;

    @Inject
    Publications publications;

    @Inject
    PublicAddress address;

    @Test
    void aFilmIsShownInAFrameAsLargeAsTheOtherSiteAllows() throws Exception {
        UUID film = publications.rendered(
                "oembed",
                "recorded-lesson",
                Map.of(
                        Field.TITLE, List.of("箜篌\"><script>alert(1)</script>"),
                        Field.CREATOR, List.of("阮清")),
                SampleFiles.lesson(folder, 4),
                "video/mp4");

        JsonPath json = ask(address.page(film), Map.of()).jsonPath();
        XmlPath xml = ask(address.page(film) + "?t=12", Map.of("format", "xml", "maxwidth", "480", "maxheight", "180"))
                .xmlPath();

        assertThat(json.getString("version")).isEqualTo("1.0");
        assertThat(json.getString("type")).isEqualTo("video");
        assertThat(json.getString("title")).isEqualTo("箜篌\"><script>alert(1)</script>");
        assertThat(json.getString("author_name")).isEqualTo("阮清");
        assertThat(json.getString("provider_name")).isEqualTo("书院");
        assertThat(json.getInt("width")).isEqualTo(640);
        assertThat(json.getInt("height")).isEqualTo(360);
        assertThat(json.getString("html"))
                .startsWith("<iframe src=\"" + address.of("/embed/" + film) + "\" width=\"640\" height=\"360\"")
                .doesNotContain("<script");
        assertThat(xml.getInt("oembed.width")).isEqualTo(320);
        assertThat(xml.getInt("oembed.height")).isEqualTo(180);
        assertThat(xml.getString("oembed.title")).isEqualTo("箜篌\"><script>alert(1)</script>");
    }

    @Test
    void whatDoesNotPlayIsALink() {
        UUID plan = publications.published("oembed", "lesson-plan", Map.of(Field.TITLE, List.of("箜篌教案")));

        Response answer = ask(address.page(plan), Map.of());

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("link");
        assertThat(answer.jsonPath().getMap("")).doesNotContainKeys("html", "width", "height");
    }

    @Test
    void refusalsAreThoseOfTheSpecification() {
        UUID draft = publications.draft("oembed", "箜篌草稿");
        UUID gone = publications.published("oembed", "收回的箜篌课");
        publications.withdraw(gone);

        assertThat(ask(address.page(draft), Map.of()).statusCode()).isEqualTo(401);
        assertThat(ask(address.page(gone), Map.of()).statusCode()).isEqualTo(404);
        assertThat(ask(address.page(gone), Map.of("format", "yaml")).statusCode())
                .isEqualTo(404);
        UUID there = publications.published("oembed", "箜篌的弦");
        assertThat(ask(address.page(there), Map.of("format", "yaml")).statusCode())
                .isEqualTo(501);
        assertThat(ask(address.page(there), Map.of("maxwidth", "wide")).statusCode())
                .isEqualTo(400);
        assertThat(given().get("/oembed").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/w/0198c0de-0000-7000-8000-000000000000",
                "javascript:alert(1)",
                "OURS@elsewhere.example/w/0198c0de-0000-7000-8000-000000000000",
                "OURS/studio/items/0198c0de-0000-7000-8000-000000000000",
                "OURS/w/nothing",
                "not an address"
            })
    void anAddressThatIsNoneOfOursIsNotFound(String url) {
        assertThat(ask(url.replace("OURS", address.base()), Map.of()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 640, 360", "300, 0, 300, 168", "0, 90, 160, 90", "5000, 5000, 1920, 1080", "1, 1, 1, 1"})
    void aFrameFitsWithinBothLimits(int mostWidth, int mostHeight, int width, int height) {
        Embedded frame = Embedded.within("https://a", "b", limit(mostWidth), limit(mostHeight));

        assertThat(List.of(frame.width(), frame.height())).containsExactly(width, height);
    }

    private static OptionalInt limit(int pixels) {
        return pixels == 0 ? OptionalInt.empty() : OptionalInt.of(pixels);
    }

    private static Response ask(String url, Map<String, String> more) {
        return given().queryParam("url", url).queryParams(more).get("/oembed");
    }
}

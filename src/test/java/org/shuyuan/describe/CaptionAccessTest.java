package org.shuyuan.describe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Who may change captions, by the API and by the form; and that a person's win. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CaptionAccessTest {

    @Inject
    CaptionDesk desk;

    @Inject
    Captions captions;

    private Account owner;
    private UUID lesson;

    @BeforeEach
    void aLesson() {
        owner = desk.teacher("captions-owner");
        lesson = desk.aLessonOf(owner);
    }

    @Test
    void anotherTeacherReadsWhatIsPublishedAndChangesNothing() throws Exception {
        Account stranger = desk.teacher("captions-stranger");
        desk.put(owner, lesson, CaptionDesk.VTT, "If-None-Match", "*").statusCode(204);

        desk.as(stranger).get(CaptionDesk.CHINESE, lesson).then().statusCode(404);
        desk.as(stranger)
                .header("If-Match", "*")
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(CaptionDesk.OTHER))
                .put(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(404);
        desk.publish(lesson);
        desk.as(stranger)
                .header("If-Match", "*")
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(CaptionDesk.OTHER))
                .put(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(403);
        desk.as(stranger)
                .header("If-Match", "*")
                .delete(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(403);
        desk.as(stranger)
                .contentType("text/vtt")
                .queryParam("lang", "zh-CN")
                .body(CaptionDesk.utf8(CaptionDesk.OTHER))
                .post(CaptionDesk.TRACKS, lesson)
                .then()
                .statusCode(403);
        desk.as(stranger)
                .get("/studio/items/{id}/captions/zh-CN", lesson)
                .then()
                .statusCode(403);
        desk.as(stranger)
                .multiPart("lang", "zh-CN")
                .multiPart("file", "a.vtt", CaptionDesk.utf8(CaptionDesk.OTHER))
                .post("/studio/items/{id}/captions", lesson)
                .then()
                .statusCode(403);
        desk.as(stranger)
                .post("/studio/items/{id}/captions/zh-CN/remove", lesson)
                .then()
                .statusCode(403);
        given().header("If-Match", "*")
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(CaptionDesk.OTHER))
                .put(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(401);
        given().get(CaptionDesk.CHINESE, lesson).then().statusCode(200).body(equalTo(CaptionDesk.VTT));
    }

    @Test
    void aFormTakesAFileWithoutScripts() throws Exception {
        form("file", "课.srt", CaptionDesk.SRT.getBytes(Charset.forName("GB18030")))
                .statusCode(303)
                .header("Location", endsWith("/captions/zh-CN"));
        desk.as(owner).get(CaptionDesk.CHINESE, lesson).then().body(equalTo(CaptionDesk.VTT));

        form("file", "课.txt", CaptionDesk.utf8("没有时间的话"))
                .statusCode(422)
                .contentType(containsString("text/html"))
                .body(containsString("第 1 行"));
        desk.as(owner)
                .redirects()
                .follow(false)
                .post("/studio/items/{id}/captions/zh-CN/remove", lesson)
                .then()
                .statusCode(303);
        assertThat(desk.tracks(lesson)).isEmpty();
    }

    @Test
    void aPersonsCaptionsWinOverThoseOfTheFilm() throws Exception {
        extracted("chi", "大家好");
        assertThat(desk.tracks(lesson)).extracting(Asset::origin).containsExactly(Origin.EXTRACTED);

        desk.put(owner, lesson, CaptionDesk.VTT, "If-Match", "*").statusCode(204);
        extracted("zho", "大家好");
        extracted("", "Good morning, class");

        desk.as(owner)
                .get(CaptionDesk.TRACKS, lesson)
                .then()
                .body("lang", equalTo(List.of("zh-CN", "en")))
                .body("origin", equalTo(List.of("person", "extracted")));
        desk.as(owner).get(CaptionDesk.CHINESE, lesson).then().body(equalTo(CaptionDesk.VTT));
    }

    private void extracted(String label, String words) {
        captions.extracted(lesson, List.of(new TextTrack(label, "WEBVTT\n\n00:01.000 --> 00:02.000\n" + words + "\n")));
    }

    private ValidatableResponse form(String name, String filename, byte[] file) throws Exception {
        return desk.as(owner)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "zh-CN")
                .multiPart("lang", "zh-CN")
                .multiPart(name, filename, file)
                .post("/studio/items/{id}/captions", lesson)
                .then();
    }
}

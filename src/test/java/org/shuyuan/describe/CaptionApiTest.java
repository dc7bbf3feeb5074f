package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Captions by the API: what is kept, and that nobody overwrites what he hasn't seen. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CaptionApiTest {

    @Inject
    CaptionDesk desk;

    private Account owner;
    private UUID lesson;

    @BeforeEach
    void aLesson() {
        owner = desk.teacher("captions-owner");
        lesson = desk.aLessonOf(owner);
    }

    @Test
    void subRipInAnOldCharsetBecomesCleanWebVtt() throws Exception {
        byte[] file = CaptionDesk.SRT.getBytes(Charset.forName("GB18030"));

        desk.as(owner)
                .contentType("application/x-subrip")
                .body(file)
                .put(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(204);

        desk.as(owner)
                .get(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(200)
                .contentType(containsString("text/vtt"))
                .body(equalTo(CaptionDesk.VTT));
        desk.as(owner)
                .get(CaptionDesk.TRACKS, lesson)
                .then()
                .statusCode(200)
                .body("lang", equalTo(List.of("zh-CN")))
                .body("origin", equalTo(List.of("person")));
        assertThat(desk.cues(lesson)).containsExactly("一切物体都有惯性，因为惯性是物体的性质。");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() throws Exception {
        String first = desk.put(owner, lesson, CaptionDesk.VTT, "If-None-Match", "*")
                .statusCode(204)
                .extract()
                .header("ETag");
        String second = desk.put(owner, lesson, CaptionDesk.OTHER, "If-Match", first)
                .statusCode(204)
                .extract()
                .header("ETag");

        desk.put(owner, lesson, CaptionDesk.VTT, "If-Match", first)
                .statusCode(412)
                .body("type", endsWith("/problems/captions-changed"));
        desk.put(owner, lesson, CaptionDesk.VTT, "If-None-Match", "*").statusCode(412);
        desk.put(owner, lesson, CaptionDesk.VTT, "X-Nothing", "said")
                .statusCode(428)
                .body("type", endsWith("/problems/captions-unseen"));
        desk.as(owner)
                .header("If-Match", first)
                .delete(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(412);

        desk.as(owner)
                .get(CaptionDesk.CHINESE, lesson)
                .then()
                .header("ETag", equalTo(second))
                .body(equalTo(CaptionDesk.OTHER));
        assertThat(desk.cues(lesson)).containsExactly("再见");
        desk.put(owner, lesson, CaptionDesk.VTT, "If-Match", "*").statusCode(204);
        assertThat(desk.tracks(lesson)).hasSize(1);
    }

    @Test
    void whatIsTakenAwayIsNoLongerFound() throws Exception {
        String etag = desk.put(owner, lesson, CaptionDesk.VTT, "If-None-Match", "*")
                .statusCode(204)
                .extract()
                .header("ETag");

        desk.as(owner)
                .header("If-Match", etag)
                .delete(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(204);

        desk.as(owner).get(CaptionDesk.CHINESE, lesson).then().statusCode(404);
        desk.as(owner)
                .header("If-Match", "*")
                .delete(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(404);
        assertThat(desk.cues(lesson)).isEmpty();
        assertThat(desk.tracks(lesson)).isEmpty();
    }

    @Test
    void languagesStandBesideEachOther() throws Exception {
        desk.put(owner, lesson, CaptionDesk.VTT, "If-None-Match", "*").statusCode(204);
        desk.as(owner)
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(CaptionDesk.OTHER))
                .put(CaptionDesk.TRACKS + "/EN_us", lesson)
                .then()
                .statusCode(204);

        desk.as(owner).get(CaptionDesk.TRACKS, lesson).then().body("lang", equalTo(List.of("zh-CN", "en-US")));
        assertThat(desk.cues(lesson)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "x", "not a language", "../../etc"})
    void aLanguageIsALanguage(String language) throws Exception {
        desk.as(owner)
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(CaptionDesk.VTT))
                .put(CaptionDesk.TRACKS + "/{lang}", lesson, language)
                .then()
                .statusCode(400);
    }

    @Test
    void refusalsNameTheLineInTheReadersLanguage() throws Exception {
        String broken = CaptionDesk.VTT + "\n00:00:05.000 --> 00:0\n坏\n";
        for (Map.Entry<String, String> words :
                Map.of("zh-CN", "第 6 行", "en", "Line 6").entrySet()) {
            desk.as(owner)
                    .header("Accept-Language", words.getKey())
                    .contentType("text/vtt")
                    .body(CaptionDesk.utf8(broken))
                    .put(CaptionDesk.CHINESE, lesson)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/problems/captions-broken"))
                    .body("detail", containsString(words.getValue()));
        }
        assertThat(desk.tracks(lesson)).isEmpty();
    }

    @Test
    void aTrackOfTenMegabytesIsRefused() throws Exception {
        desk.as(owner)
                .contentType("text/vtt")
                .body(CaptionDesk.utf8("WEBVTT\n\n" + "x".repeat(10 << 20)))
                .put(CaptionDesk.CHINESE, lesson)
                .then()
                .statusCode(413)
                .body("type", endsWith("/problems/captions-too-large"));
    }
}

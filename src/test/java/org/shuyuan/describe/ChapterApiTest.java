package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** Chapters by the API: whose word counts, and what is kept. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ChapterApiTest {

    private static final String CHAPTERS = "/api/resources/{id}/chapters";
    private static final String TWO =
            "WEBVTT\n\n00:30.000 --> 00:31.000\n小结\n\n00:00.000 --> 00:01.000\n<b>导入</b>\n的标题\n";

    @Inject
    CaptionDesk desk;

    @Inject
    Chapters chapters;

    private Account owner;
    private UUID lesson;

    @BeforeEach
    void aLesson() {
        owner = desk.teacher("chapters-owner");
        lesson = desk.aLessonOf(owner);
    }

    @Test
    void whatIsProposedIsNumberedAndProposedAnew() throws Exception {
        chapters.propose(lesson, List.of(0.0, 62.5));
        chapters.propose(lesson, List.of(0.0, 70.0));

        desk.as(owner).get(CHAPTERS, lesson).then().statusCode(200).body(equalTo("""
                        WEBVTT

                        00:00:00.000 --> 00:01:10.000
                        第1部分

                        00:01:10.000 --> 00:01:11.000
                        第2部分
                        """));
        assertThat(desk.cues(lesson)).isEmpty();
        chapters.propose(lesson, List.of());
        desk.as(owner).get(CHAPTERS, lesson).then().statusCode(404);
    }

    @Test
    void aPersonsChaptersAreInOrderAndFoundAndStay() throws Exception {
        put(TWO, "If-None-Match", "*").statusCode(204);

        chapters.propose(lesson, List.of(0.0, 70.0));

        desk.as(owner).get(CHAPTERS, lesson).then().body(equalTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:30.000
                        导入的标题

                        00:00:30.000 --> 00:00:31.000
                        小结
                        """));
        assertThat(desk.cues(lesson)).containsExactly("导入的标题", "小结");
    }

    @Test
    void thatThereAreNoneIsAWordToo() throws Exception {
        chapters.propose(lesson, List.of(0.0, 70.0));
        put("WEBVTT\n", "If-Match", "*").statusCode(204);

        chapters.propose(lesson, List.of(0.0, 80.0));

        desk.as(owner).get(CHAPTERS, lesson).then().statusCode(200).body(equalTo("WEBVTT\n"));
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() throws Exception {
        put(TWO, "If-None-Match", "*").statusCode(204);

        put("WEBVTT\n", "If-None-Match", "*").statusCode(412);
        put("WEBVTT\n", "X-Nothing", "").statusCode(428).body("type", containsString("chapters-unseen"));
        put("WEBVTT\n", "If-Match", "\"another\"").statusCode(412);
        desk.as(desk.teacher("chapters-other"))
                .contentType("text/vtt")
                .body("WEBVTT\n")
                .put(CHAPTERS, lesson)
                .then()
                .statusCode(404);
    }

    @Test
    void moreThanABarCanShowAreRefused() throws Exception {
        StringBuilder many = new StringBuilder("WEBVTT\n");
        for (int second = 0; second <= 100; second++) {
            many.append("\n%02d:%02d.000 --> %02d:%02d.500\n第%d章\n"
                    .formatted(second / 60, second % 60, second / 60, second % 60, second));
        }
        put(many.toString(), "If-None-Match", "*").statusCode(422).body("type", containsString("chapters-too-many"));
    }

    private ValidatableResponse put(String track, String header, String value) throws Exception {
        return desk.as(owner)
                .header(header, value)
                .contentType("text/vtt")
                .body(CaptionDesk.utf8(track))
                .put(CHAPTERS, lesson)
                .then();
    }
}

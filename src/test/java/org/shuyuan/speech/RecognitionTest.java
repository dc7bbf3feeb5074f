package org.shuyuan.speech;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Place;
import org.shuyuan.describe.Spoken;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.render.Films;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** A film is listened to by a real child with a model that recites, piece by piece, and a teacher proofreads it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(ReciterAtHand.class)
class RecognitionTest {

    private static final Duration LONG = Duration.ofMinutes(4);

    @Inject
    Classroom room;

    @Inject
    Recognitions recognitions;

    @Inject
    Jobs jobs;

    @TempDir
    Path folder;

    @Test
    void whatIsHeardIsFoundAndWaitsForATeacher() throws Exception {
        Account teacher = room.teacher("listened-to");
        UUID lesson = room.lesson(teacher, Films.in(folder).withTone(30, 18));

        room.as(teacher).post(Classroom.RECOGNITION, lesson).then().statusCode(202);

        await().atMost(LONG)
                .untilAsserted(() -> room.as(teacher)
                        .get(Classroom.RECOGNITION, lesson)
                        .then()
                        .body("state", is("done"), "percent", is(100), "lang", is("zh-CN")));
        assertThat(room.tracks(lesson)).containsExactly("zh-CN recognised");
        assertThat(room.cues(lesson))
                .extracting(Place::text)
                .contains(RecitingModel.FIRST, RecitingModel.SECOND)
                .hasSizeGreaterThanOrEqualTo(3);
        // Of the thirty seconds, nothing is heard after the eighteenth.
        assertThat(room.cues(lesson)).allMatch(cue -> cue.at() < 18);
        itWaitsToBeProofread(teacher, lesson);
    }

    private void itWaitsToBeProofread(Account teacher, UUID lesson) throws Exception {
        room.as(teacher).get("/studio/items/{id}", lesson).then().body(containsString("自动识别，待校对"));
        room.as(teacher).get("/studio/items/{id}/captions/zh-CN", lesson).then().body(containsString("这些字幕由机器听写"));
        byte[] track = room.as(teacher)
                .get("/api/resources/{id}/captions/zh-CN", lesson)
                .asByteArray();

        room.as(teacher)
                .header("If-Match", "*")
                .contentType("text/vtt")
                .body(track)
                .put("/api/resources/{id}/captions/zh-CN", lesson)
                .then()
                .statusCode(204);

        assertThat(room.tracks(lesson)).containsExactly("zh-CN person");
        room.as(teacher).get("/studio/items/{id}", lesson).then().body(not(containsString("待校对</span>")));
        room.as(teacher)
                .post(Classroom.RECOGNITION, lesson)
                .then()
                .statusCode(409)
                .body("type", endsWith("captions-there"));
    }

    /** A microphone between two poles of one socket. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.99})
    void whatCancelsItselfOutIsHeardAllTheSame(double share) throws Exception {
        Account teacher = room.teacher("crossed");
        UUID lesson = room.lesson(teacher, Films.in(folder).withCrossedTone(10, share));

        room.as(teacher).post(Classroom.RECOGNITION, lesson).then().statusCode(202);
        awaitState(teacher, lesson, "done");

        assertThat(room.cues(lesson)).extracting(Place::text).contains(RecitingModel.FIRST);
    }

    /** A teacher who writes meanwhile is not overruled by a machine that was asked before. */
    @Test
    void whatAPersonGivesMeanwhileStays() throws Exception {
        Account teacher = room.teacher("quicker");
        UUID lesson = room.lesson(teacher, Films.in(folder).withTone(12, 12));
        room.as(teacher).post(Classroom.RECOGNITION, lesson).then().statusCode(202);
        room.as(teacher)
                .contentType("text/vtt")
                .body("WEBVTT\n\n00:01.000 --> 00:02.000\n老师写的\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/resources/{id}/captions?lang=zh-CN", lesson)
                .then()
                .statusCode(204);

        awaitState(teacher, lesson, "done");

        assertThat(room.tracks(lesson)).containsExactly("zh-CN person");
        assertThat(room.cues(lesson)).extracting(Place::text).containsExactly("老师写的");
    }

    /** What was heard before a crash is kept: only the other pieces are listened to. */
    @Test
    void workGoesOnWhereItWasLeft() throws Exception {
        Account teacher = room.teacher("left");
        Path film = Films.in(folder).withTone(12, 12);
        UUID lesson = room.lesson(teacher, film);
        UUID wanted = recognitions.begin(lesson, Digest.of(film), "zh-CN");
        Piece first = new Piece(0, 0, 6_000);
        recognitions.cut(wanted, List.of(first, new Piece(1, 6_000, 12_000)));
        recognitions.heard(wanted, first, List.of(new Spoken(500, 2_000, "已经听过的话")));

        QuarkusTransaction.requiringNew().run(() -> jobs.submit(RecognitionJob.NAME, wanted.toString()));

        awaitState(teacher, lesson, "done");
        assertThat(room.cues(lesson))
                .extracting(Place::text)
                .containsExactly("已经听过的话", RecitingModel.FIRST, RecitingModel.SECOND);
    }

    @Test
    void aFilmWithoutSoundSaysSo() throws Exception {
        Account teacher = room.teacher("silent");
        UUID lesson = room.lesson(teacher, Films.in(folder).withTone(3, 0));

        room.as(teacher).post(Classroom.RECOGNITION, lesson).then().statusCode(202);

        awaitState(teacher, lesson, "failed");
        room.as(teacher).get("/studio/items/{id}", lesson).then().body(containsString("没有听到讲话"));
    }

    @Test
    void onlyWhoMayChangeTheFilmMayAsk() throws Exception {
        Account teacher = room.teacher("listened-to");
        UUID lesson = room.lesson(teacher, Films.in(folder).withTone(3, 3));

        given().post(Classroom.RECOGNITION, lesson).then().statusCode(401);
        // A draft of another's is not there for her.
        room.as(room.teacher("another"))
                .post(Classroom.RECOGNITION, lesson)
                .then()
                .statusCode(404);
        room.as(teacher)
                .post(Classroom.RECOGNITION + "?lang=ug", lesson)
                .then()
                .statusCode(422)
                .body("type", endsWith("speech-language-unknown"));
    }

    @Test
    void theOperatorSeesWhichModelListens() {
        given().get("/q/health/ready").then().body(containsString("whisper.cpp, model tiny"));
    }

    private void awaitState(Account teacher, UUID lesson, String state) {
        await().atMost(LONG)
                .untilAsserted(() -> room.as(teacher)
                        .get(Classroom.RECOGNITION, lesson)
                        .then()
                        .body("state", is(state)));
    }
}

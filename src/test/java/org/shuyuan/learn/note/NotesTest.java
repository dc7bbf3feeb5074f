package org.shuyuan.learn.note;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.AtOnce;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** Notes are of whoever writes them, stand there once, and leave with everything else that is kept of a reader. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class NotesTest {

    private static final String NOTES = "/api/resources/{id}/notes";
    private static final String NOTE = NOTES + "/{note}";

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Catalog catalog;

    @Inject
    Notes notes;

    private UUID film = UUID.randomUUID();
    private String pupil = "";

    @BeforeEach
    void aFilmAndAPupil() {
        pupil = "notes-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "notes-school", "青溪小学");
            accounts.add(pupil, "小溪", "correct horse", school.id(), Role.LEARNER);
            UUID teacher = accounts.named("notes-teacher")
                    .orElseGet(() -> accounts.add("notes-teacher", "沈老师", "correct horse", school.id(), Role.CURATOR))
                    .id();
            film = catalog.create(new NewResource("micro-lecture", school.id(), teacher, Descriptors.NONE))
                    .id();
            catalog.describe(film, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面")));
            catalog.publish(film);
        });
    }

    @Test
    void aNoteIsWrittenReadChangedAndRemoved() {
        String late =
                write(90, "顶点在这里\r\n再看一遍").then().statusCode(201).extract().path("id");
        write(12, "  引入  ").then().statusCode(201).body("words", equalTo("引入"));

        mine().then().body("place", equalTo(List.of(12, 90))).body("words[1]", equalTo("顶点在这里\n再看一遍"));
        as(pupil)
                .body(Map.of("place", 95, "words", "对称轴"))
                .put(NOTE, film, late)
                .then()
                .statusCode(200)
                .body("place", equalTo(95));
        as(pupil).delete(NOTE, film, late).then().statusCode(204);

        mine().then().body("words", equalTo(List.of("引入")));
        as(pupil).delete(NOTE, film, late).then().statusCode(404);
    }

    @Test
    void whatIsSentAgainStandsThereOnceAndSaysWhatWasSentLast() {
        UUID id = UUID.randomUUID();

        send(pupil, id, 5, "一").then().statusCode(201);
        send(pupil, id, 5, "一二").then().statusCode(201).body("id", equalTo(id.toString()));

        mine().then().body("words", equalTo(List.of("一二")));
    }

    @Test
    void nobodyElseSeesOrTouchesANote() {
        UUID id = UUID.randomUUID();
        send(pupil, id, 5, "只给自己").then().statusCode(201);

        as("notes-teacher").get(NOTES, film).then().statusCode(200).body("", hasSize(0));
        as("notes-teacher")
                .body(Map.of("place", 1, "words", "改"))
                .put(NOTE, film, id)
                .then()
                .statusCode(404);
        as("notes-teacher").delete(NOTE, film, id).then().statusCode(404);
        send("notes-teacher", id, 1, "改")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/conflict"))
                .body("detail", not(containsString("只给自己")));

        mine().then().body("words", equalTo(List.of("只给自己")));
    }

    @Test
    void aVisitorHasNoNotes() {
        RequestSpecification visitor = given().contentType(ContentType.JSON);

        visitor.get(NOTES, film).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(NOTES, film)
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(NOTE, film, UUID.randomUUID())
                .then()
                .statusCode(401);
        given().delete(NOTE, film, UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void whatCannotBeSeenTakesNoNotes() {
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(film, "有错"));

        write(1, "x").then().statusCode(404);
        as(pupil).get(NOTES, film).then().statusCode(404);
        as(pupil).get(NOTES, UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"place\": 1, \"words\": \" \"}",
                "{\"place\": 1}",
                "{\"place\": -1, \"words\": \"x\"}",
                "{\"place\": 1000001, \"words\": \"x\"}",
                "{\"place\": 1, \"words\": \"\\u0000\"}",
            })
    void whatIsNoNoteIsRefused(String body) {
        as(pupil).body(body).post(NOTES, film).then().statusCode(422).body("type", equalTo("/problems/note-wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"words\": \"x\"}", "null", "[]", "{\"id\": \"x\", \"place\": 1, \"words\": \"x\"}"})
    void whatCannotBeReadIsRefused(String body) {
        as(pupil).body(body).post(NOTES, film).then().statusCode(400);
    }

    @Test
    void aNoteHasTwoThousandCharactersWhateverTheyAre() {
        write(1, "𠮷".repeat(2000)).then().statusCode(201);
        write(1, "字".repeat(2001)).then().statusCode(422);
    }

    @Test
    void thereIsAnEndToNotes() {
        UUID account = accounts.named(pupil).map(Account::id).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int at = 0; at < NoteDesk.MOST; at++) {
                notes.write(UUID.randomUUID(), account, film, at, "x");
            }
        });

        write(1, "x").then().statusCode(422).body("type", equalTo("/problems/notes-too-many"));
    }

    @Test
    void theEndHoldsForNotesThatComeAtOnce() throws Exception {
        UUID account = accounts.named(pupil).map(Account::id).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int at = 1; at < NoteDesk.MOST; at++) {
                notes.write(UUID.randomUUID(), account, film, at, "x");
            }
        });

        assertThat(AtOnce.succeed(() -> write(1, "x"))).isEqualTo(1);
        mine().then().body("", hasSize(NoteDesk.MOST));
    }

    @Test
    void notesStandOnOnesOwnPageAndLeaveWithTheRest() {
        write(75, "<b>看这里</b>").then().statusCode(201);

        String page = as(pupil).accept("text/html").get("/me").asString();
        assertThat(page)
                .contains("/w/" + film + "?t=75", "01:15", "&lt;b&gt;看这里")
                .doesNotContain("<b>看这里");
        as(pupil)
                .get("/api/me/learning")
                .then()
                .statusCode(200)
                .body("notes.words", equalTo(List.of("<b>看这里</b>")))
                .body("notes[0].place", equalTo(75));

        as(pupil).delete("/api/me/learning").then().statusCode(204);
        mine().then().body("", hasSize(0));
    }

    @Test
    void aNoteOutlivesItsResource() {
        write(75, "留着").then().statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(film, "有错"));

        assertThat(as(pupil).accept("text/html").get("/me").asString())
                .contains("留着")
                .doesNotContain("?t=75", "斜面");
    }

    private Response write(int place, String words) {
        return as(pupil).body(Map.of("place", place, "words", words)).post(NOTES, film);
    }

    private Response send(String who, UUID id, int place, String words) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("place", place);
        body.put("words", words);
        return as(who).body(body).post(NOTES, film);
    }

    private Response mine() {
        return as(pupil).get(NOTES, film);
    }

    private RequestSpecification as(String name) {
        return staff.as(accounts.named(name).orElseThrow()).contentType(ContentType.JSON);
    }
}

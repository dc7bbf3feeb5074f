package org.shuyuan.learn.bookmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
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

/** Bookmarks and the place where a book was left are of their reader alone, and leave with everything else that is kept. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class BookmarksTest {

    private static final String BOOKMARKS = "/api/resources/{id}/bookmarks";
    private static final String BOOKMARK = BOOKMARKS + "/{bookmark}";
    private static final String LEFT = "/api/resources/{id}/left";
    private static final String CFI = "epubcfi(/6/10!/4/2,/1:0,/1:20)";

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Catalog catalog;

    @Inject
    Bookmarks bookmarks;

    private UUID book = UUID.randomUUID();
    private String pupil = "";

    @BeforeEach
    void aBookAndAPupil() {
        pupil = "bookmarks-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "bookmarks-school", "青溪小学");
            accounts.add(pupil, "小溪", "correct horse", school.id(), Role.LEARNER);
            UUID teacher = accounts.named("bookmarks-teacher")
                    .orElseGet(
                            () -> accounts.add("bookmarks-teacher", "沈老师", "correct horse", school.id(), Role.CURATOR))
                    .id();
            book = catalog.create(new NewResource("e-textbook", school.id(), teacher, Descriptors.NONE))
                    .id();
            catalog.describe(book, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面")));
            catalog.publish(book);
        });
    }

    @Test
    void bookmarksAreKeptOnceInTheOrderOfTheBookAndTakenAway() {
        UUID late = UUID.randomUUID();
        keep(pupil, late, Map.of("place", 37, "spot", CFI, "words", " 浮力 "))
                .then()
                .statusCode(200);
        keep(pupil, late, Map.of("place", 38, "words", "x"))
                .then()
                .statusCode(200)
                .body("place", equalTo(37));
        keep(pupil, UUID.randomUUID(), Map.of("place", 2))
                .then()
                .statusCode(200)
                .body("spot", equalTo(""));

        mine().then()
                .body("place", contains(2, 37))
                .body("words", contains("", "浮力"))
                .body("spot[1]", equalTo(CFI));
        as(pupil).delete(BOOKMARK, book, late).then().statusCode(204);
        as(pupil).delete(BOOKMARK, book, late).then().statusCode(404);
        mine().then().body("place", contains(2));
    }

    @Test
    void nobodyElseSeesOrTouchesThem() {
        UUID id = UUID.randomUUID();
        keep(pupil, id, Map.of("place", 3, "words", "我的")).then().statusCode(200);

        as("bookmarks-teacher").get(BOOKMARKS, book).then().statusCode(200).body("", hasSize(0));
        as("bookmarks-teacher").delete(BOOKMARK, book, id).then().statusCode(404);
        keep("bookmarks-teacher", id, Map.of("place", 9)).then().statusCode(409);
        given().get(BOOKMARKS, book).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"place\":1}")
                .put(LEFT, book)
                .then()
                .statusCode(401);

        mine().then().body("words", contains("我的"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"place\":0}", "{\"place\":1000001}", "{\"place\":1,\"spot\":\"\\u0000\"}"})
    void whatIsNoPlaceIsRefused(String body) {
        as(pupil).body(body).put(BOOKMARK, book, UUID.randomUUID()).then().statusCode(400);
        as(pupil).body(body).put(LEFT, book).then().statusCode(400);
    }

    @Test
    void longWordsAreCutAndThereIsAnEnd() {
        UUID account = account();
        keep(pupil, UUID.randomUUID(), Map.of("place", 1, "words", "𠮷".repeat(201)))
                .then()
                .statusCode(200)
                .body("words", equalTo("𠮷".repeat(200)));
        QuarkusTransaction.requiringNew().run(() -> {
            for (int at = 1; at < BookmarkResource.MOST; at++) {
                bookmarks.keep(UUID.randomUUID(), account, book, new Spot(at, ""), "x");
            }
        });

        keep(pupil, UUID.randomUUID(), Map.of("place", 1))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/bookmarks-too-many"));
    }

    @Test
    void theEndHoldsForThoseThatComeAtOnce() throws Exception {
        UUID account = account();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int at = 1; at < BookmarkResource.MOST; at++) {
                bookmarks.keep(UUID.randomUUID(), account, book, new Spot(at, ""), "x");
            }
        });

        assertThat(AtOnce.succeed(() -> keep(pupil, UUID.randomUUID(), Map.of("place", 1))))
                .isEqualTo(1);
        assertThat(bookmarks.of(account, book)).hasSize(BookmarkResource.MOST);
    }

    @Test
    void aBookIsLeftAtOnePlace() {
        leave(Map.of("place", 2)).then().statusCode(204);
        leave(Map.of("place", 5, "spot", CFI)).then().statusCode(204);

        assertThat(bookmarks.left(account(), book)).contains(new Spot(5, CFI));
    }

    @Test
    void allOfItLeavesWithTheRest() {
        keep(pupil, UUID.randomUUID(), Map.of("place", 3, "words", "这里")).then().statusCode(200);
        leave(Map.of("place", 2)).then().statusCode(204);

        as(pupil).get("/api/me/learning").then().statusCode(200).body("bookmarks.words", contains("这里"));
        as(pupil).delete("/api/me/learning").then().statusCode(204);

        mine().then().body("", hasSize(0));
        assertThat(bookmarks.left(account(), book)).isEmpty();
    }

    @Test
    void whatCannotBeSeenTakesNone() {
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(book, "有错"));

        keep(pupil, UUID.randomUUID(), Map.of("place", 1)).then().statusCode(404);
        leave(Map.of("place", 1)).then().statusCode(404);
    }

    private UUID account() {
        return accounts.named(pupil).map(Account::id).orElseThrow();
    }

    private Response keep(String who, UUID id, Map<String, Object> body) {
        return as(who).body(body).put(BOOKMARK, book, id);
    }

    private Response leave(Map<String, Object> body) {
        return as(pupil).body(body).put(LEFT, book);
    }

    private Response mine() {
        return as(pupil).get(BOOKMARKS, book);
    }

    private RequestSpecification as(String name) {
        return staff.as(accounts.named(name).orElseThrow()).contentType(ContentType.JSON);
    }
}

package org.shuyuan.learn.shelf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.AtOnce;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Readers put aside what they like; nobody else sees it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ShelfTest {

    private static final String OWN = "/api/me/favourites/";

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    DataSource database;

    private String pupil = "";

    @BeforeEach
    void people() {
        pupil = "keeping-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "keeping-school", "青溪小学");
            if (accounts.named("keeping-teacher").isEmpty()) {
                accounts.add("keeping-teacher", "沈老师", "correct horse", school.id(), Role.TEACHER);
            }
            accounts.add(pupil, "小溪", "correct horse", school.id(), Role.LEARNER);
        });
    }

    @Test
    void whatIsPutAsideIsOnOnesOwnPage() {
        String course = course("一滴水的旅行 " + UUID.randomUUID());
        publish(course);
        String other = course("春晓 " + UUID.randomUUID());
        publish(other);

        as(pupil).put(OWN + course).then().statusCode(204);
        as(pupil).formParam("put", "true").post("/favourites/" + other).then().statusCode(303);
        as(pupil).put(OWN + course).then().statusCode(204);

        assertThat(kept()).containsExactly(other, course);
        as(pupil).get("/me").then().statusCode(200).body(containsString("/course/" + course));
        as(pupil).get("/course/" + course).then().body(containsString("aria-pressed=\"true\""));
        as(pupil).get("/api/me/learning").then().body("favourites[1]", endsWith(course));
        assertThat(as("keeping-teacher").get(OWN).jsonPath().getList("resources"))
                .isEmpty();

        as(pupil).formParam("put", "false").post("/favourites/" + other).then().statusCode(303);
        assertThat(kept()).containsExactly(course);
        as(pupil).delete("/api/me/learning").then().statusCode(204);
        assertThat(kept()).isEmpty();
    }

    /** It comes back with the resource. */
    @Test
    void whatIsWithdrawnIsNotShown() {
        String course = course("撤回 " + UUID.randomUUID());
        publish(course);
        as(pupil).put(OWN + course).then().statusCode(204);

        as("keeping-teacher")
                .contentType("application/json")
                .body("{\"reason\": \"测试\"}")
                .post("/api/resources/" + course + "/withdraw")
                .then()
                .statusCode(200);

        as(pupil).get("/me").then().statusCode(200).body(not(containsString("/course/" + course)));
        as(pupil).put(OWN + course).then().statusCode(404);
        as(pupil).delete(OWN + course).then().statusCode(204);
    }

    @Test
    void onlyReadersWhoSignedInKeepAnything() {
        String course = course("谁的 " + UUID.randomUUID());
        publish(course);

        given().put(OWN + course).then().statusCode(401);
        given().get(OWN).then().statusCode(401);
        as(pupil).put(OWN + UUID.randomUUID()).then().statusCode(404);
        as(pupil).put(OWN + "no-id").then().statusCode(404);
        given().get("/course/" + course).then().body(not(containsString("/favourites/")));
    }

    @Test
    void aShelfEnds() throws SQLException {
        String course = course("太多 " + UUID.randomUUID());
        publish(course);
        as(pupil).put(OWN + course).then().statusCode(204);
        fill(UUID.fromString(course), accounts.named(pupil).orElseThrow().id());
        String last = course("再来一个 " + UUID.randomUUID());
        publish(last);

        as(pupil).put(OWN + last).then().statusCode(422).body("type", endsWith("favourites-too-many"));
        as(pupil).put(OWN + course).then().statusCode(204);
        as(pupil).delete(OWN + course).then().statusCode(204);
        as(pupil).put(OWN + last).then().statusCode(204);
    }

    @Test
    void theEndHoldsForThoseThatComeAtOnce() throws Exception {
        Deque<String> others = new ConcurrentLinkedDeque<>();
        String first = course("海潮 " + UUID.randomUUID());
        for (int at = 0; at < 8; at++) {
            String other = course("海潮 " + UUID.randomUUID());
            publish(other);
            others.add(other);
        }
        fill(UUID.fromString(first), accounts.named(pupil).orElseThrow().id());
        RequestSpecification reader = as(pupil);

        assertThat(AtOnce.succeed(() -> given().spec(reader).put(OWN + others.pop())))
                .isEqualTo(1);
        assertThat(kept()).hasSize(Favourites.MOST);
    }

    /** With drafts that are like the course; the index is told of them, because other tests compare it with the catalog. */
    private void fill(UUID course, UUID account) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement fill = connection.prepareStatement("""
                        with more as (
                          insert into learning_resource
                            (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
                          select gen_random_uuid(), organisation, owner, kind, 'draft', state_since, descriptors, created_at,
                            updated_at, version
                          from learning_resource, generate_series(2, ?) where id = ? returning id),
                          told as (insert into search_dirty (resource, since) select id, now() from more)
                        insert into favourite select ?, id, now() from more""")) {
            fill.setInt(1, Favourites.MOST);
            fill.setObject(2, course);
            fill.setObject(3, account);
            fill.executeUpdate();
        }
    }

    private List<String> kept() {
        return as(pupil).get(OWN).jsonPath().getList("resources");
    }

    private String course(String title) {
        return as("keeping-teacher")
                .contentType("application/json")
                .body("{\"title\": \"" + title + "\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
    }

    private void publish(String course) {
        as("keeping-teacher")
                .post("/api/resources/" + course + "/publish")
                .then()
                .statusCode(200);
    }

    private RequestSpecification as(String who) {
        try {
            return given().redirects()
                    .follow(false)
                    .header("Authorization", "Bearer " + tokens.issue(who).orElseThrow());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

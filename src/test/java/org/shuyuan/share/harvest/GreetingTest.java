package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** A repository that presents itself otherwise than it did. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class GreetingTest {

    @Inject
    Curator curator;

    @Inject
    EntityManager entities;

    private Neighbour neighbour;
    private String authority;
    private String source;

    @BeforeEach
    void aSource() throws Exception {
        authority = "g" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        neighbour = new Neighbour(authority);
        neighbour.has("lesson", "老地方的课");
        source = curator.adds(neighbour);
        curator.harvested(source);
    }

    @AfterEach
    void theNeighbourGoes() {
        neighbour.close();
    }

    @Test
    void howItTellsTimesIsFollowed() {
        neighbour.tells("YYYY-MM-DD", "persistent");
        neighbour.has("later", "改按日计的课");

        JsonPath run = curator.runs(source, "incremental");

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(neighbour.questions()).last().asString().matches(".*[?&]?from=\\d{4}-\\d{2}-\\d{2}(&.*)?");
        assertThat(curator.finds(neighbour, "later")).isPresent();
        assertThat(curator.doubts(run)).contains("TOLD_OTHERWISE", "second → day");
        assertThat(curator.doubts(curator.runs(source, "incremental"))).isEqualTo("[]");
    }

    @Test
    void whoTellsNoDeletionsAnyMoreIsComparedFromThenOn() {
        neighbour.tells("YYYY-MM-DDThh:mm:ssZ", "no");
        JsonPath noticed = curator.runs(source, "incremental");
        neighbour.forgets("lesson");

        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update harvest_source set due_at = now() where id = ?1")
                        .setParameter(1, UUID.fromString(source))
                        .executeUpdate());

        assertThat(curator.doubts(noticed)).contains("persistent → no");
        await().atMost(Curator.LONG)
                .untilAsserted(() -> assertThat(
                                curator.finds(neighbour, "lesson").orElseThrow().published())
                        .isFalse());
        assertThat(curator.source(source).getString("latest.mode")).isEqualTo("reconcile");
    }

    @Test
    void underAnotherNameNothingIsTakenAndNothingLost() {
        String other = "new-" + authority;
        neighbour.isCalled(other);
        neighbour.hasForeign("oai:" + other + ":lesson-2", "新名下的课");

        JsonPath run = curator.runs(source, "reconcile");

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("trouble")).contains(authority + " → " + other);
        assertThat(curator.source(source).getString("claimed")).isEqualTo(other);
        assertThat(page()).contains("现在自称“" + other + "”");
        assertThat(curator.finds(neighbour, "lesson").orElseThrow().published()).isTrue();
    }

    @Test
    void whatACuratorSaysIsTheSameIsTheSame() {
        String other = "new-" + authority;
        neighbour.isCalled(other);
        neighbour.has("older-name", "仍用旧名的课");
        neighbour.hasForeign("oai:" + other + ":newer-name", "新名下的课");
        neighbour.hasForeign("oai:somebody-else.example:1", "别家的课");
        curator.runs(source, "incremental");

        confirms("somebody-else.example").statusCode(409);
        confirms(other).statusCode(200).body("authority", equalTo(other)).body("claimed", nullValue());

        JsonPath run = curator.over(curator.source(source).getString("latest.id"));
        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getString("mode")).isEqualTo("full");
        assertThat(run.getLong("tally.added")).isEqualTo(2);
        assertThat(run.getLong("tally.same")).isEqualTo(1);
        assertThat(curator.doubts(run))
                .contains("FOREIGN", "somebody-else.example")
                .doesNotContain("older-name");
    }

    @Test
    void whoTakesItsOldNameAgainIsWelcome() {
        neighbour.isCalled("new-" + authority);
        curator.runs(source, "incremental");
        neighbour.isCalled(authority);

        JsonPath run = curator.runs(source, "incremental");

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(curator.source(source).getString("claimed")).isNull();
    }

    private ValidatableResponse confirms(String name) {
        return curator.asks()
                .contentType(ContentType.JSON)
                .body("{\"identifier\": \"" + name + "\"}")
                .post("/api/sources/" + source + "/identity")
                .then();
    }

    private String page() {
        return curator.asks()
                .header("Accept-Language", "zh-CN")
                .get("/admin/sources/" + source)
                .asString();
    }
}

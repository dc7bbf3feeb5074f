package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** Two sources at one address: a lesson that both give is shown under the house of the first. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OverlappingSetsTest {

    private static final String FIRST = "level:city";
    private static final String SECOND = "grade:g9";

    @Inject
    Curator curator;

    private Neighbour neighbour;
    private String first;
    private String second;

    @BeforeEach
    void aLessonInTwoSets() throws Exception {
        neighbour = new Neighbour("o" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        neighbour.has("lesson", "两处都有的课", FIRST, SECOND);
        curator.asks();
        first = adds(FIRST, "4301");
        curator.harvested(first);
        second = adds(SECOND, "43");
        curator.harvested(second);
    }

    @AfterEach
    void theNeighbourGoes() {
        neighbour.close();
    }

    @Test
    void itStaysWithTheFirst() {
        assertThat(curator.houseOf(neighbour, "lesson")).isEqualTo("4301");
        for (String source : new String[] {second, first, second}) {
            JsonPath run = curator.runs(source, "full");

            assertThat(run.getLong("tally.same")).isEqualTo(1);
            assertThat(curator.houseOf(neighbour, "lesson")).isEqualTo("4301");
        }
    }

    @Test
    void whatTheOtherBringsFirstIsTakenAtOnce() throws Exception {
        // The protocol counts in seconds.
        Thread.sleep(1_100);
        neighbour.has("lesson", "两处都有的课（新版）", FIRST, SECOND);

        JsonPath run = curator.runs(second, "incremental");

        assertThat(run.getLong("tally.changed")).isEqualTo(1);
        assertThat(curator.finds(neighbour, "lesson").orElseThrow().title()).isEqualTo("两处都有的课（新版）");
        assertThat(curator.houseOf(neighbour, "lesson")).isEqualTo("4301");
        assertThat(curator.runs(first, "incremental").getLong("tally.same")).isEqualTo(1);
    }

    @Test
    void theOtherTakesOverWhatTheFirstHasLost() {
        neighbour.has("lesson", "两处都有的课", SECOND);
        curator.runs(first, "reconcile");
        assertThat(curator.finds(neighbour, "lesson").orElseThrow().published()).isTrue();

        curator.runs(second, "incremental");
        assertThat(curator.houseOf(neighbour, "lesson")).isEqualTo("43");

        neighbour.has("lesson", "两处都有的课", FIRST, SECOND);
        curator.runs(first, "full");
        assertThat(curator.houseOf(neighbour, "lesson"))
                .as("who has lost it is no longer the first")
                .isEqualTo("43");
    }

    @Test
    void theOtherTakesOverWhereTheFirstIsGivenUp() {
        curator.asks().delete("/api/sources/" + first).then().statusCode(202);
        await().atMost(Curator.LONG)
                .until(() -> curator.asks().get("/api/sources/" + first).statusCode() == 404);

        JsonPath run = curator.runs(second, "incremental");

        assertThat(run.getString("mode")).as("it was told nothing of it").isEqualTo("full");
        assertThat(curator.finds(neighbour, "lesson").orElseThrow().published()).isTrue();
        assertThat(curator.houseOf(neighbour, "lesson")).isEqualTo("43");
    }

    private String adds(String set, String house) {
        return curator.adds("{\"url\": \"" + neighbour.url() + "\", \"set\": \"" + set + "\", \"organisation\": \""
                + house + "\", \"rhythm\": \"by-hand\"}");
    }
}

package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** Sources share the places of their lane, the slow ones too. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class TurnsTest {

    /** As many as the lane has places. */
    private static final int PLACES = 4;

    /** Two pages. */
    private static final int LESSONS = 6;

    @Inject
    Curator curator;

    private final List<Neighbour> neighbours = new ArrayList<>();

    @AfterEach
    void theNeighboursGo() {
        neighbours.forEach(Neighbour::close);
    }

    @Test
    void whoNeverAnswersLeavesPlacesToTheOthers() throws Exception {
        List<String> tarpits = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            Neighbour tarpit = aNeighbour("泥潭里的课");
            tarpit.isSilentTo("resumptionToken");
            tarpits.add(curator.adds(tarpit));
        }
        await().atMost(Curator.LONG)
                .until(() -> tarpits.stream().allMatch(tarpit -> latest(tarpit).getInt("pages") == 1));

        Neighbour quick = aNeighbour("不该等的课");
        String source = curator.adds(quick);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> latest(source).getString("state").equals("done"));
        assertThat(tarpits).allSatisfy(tarpit -> {
            assertThat(latest(tarpit).getString("state")).isIn("waiting", "running");
            assertThat(latest(tarpit).getInt("pages")).isEqualTo(1);
        });

        neighbours.forEach(Neighbour::speaks);
        for (String tarpit : tarpits) {
            JsonPath run = curator.harvested(tarpit);
            assertThat(run.getString("state")).isEqualTo("done");
            assertThat(run.getLong("tally.added")).isEqualTo(LESSONS);
        }
        for (Neighbour tarpit : neighbours) {
            assertThat(tarpit.questions().stream()
                            .filter(question ->
                                    question.contains("ListRecords") && question.contains("metadataPrefix")))
                    .as("it went on from the token")
                    .hasSize(1);
        }
    }

    @Test
    void aRunThatIsLongerThanItsTurnGoesOnInAnother() throws Exception {
        Neighbour slow = aNeighbour("慢而不断的课");
        for (int i = 0; i < 3 * LESSONS; i++) {
            slow.has("more-" + i, "更多慢课" + i);
        }
        slow.thinks(Duration.ofSeconds(1));

        JsonPath run = curator.harvested(curator.adds(slow));

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getInt("pages")).isEqualTo(4 * LESSONS / 3);
        assertThat(run.getLong("tally.added")).isEqualTo(4L * LESSONS);
        assertThat(slow.questions().stream().filter(question -> question.contains("verb=ListRecords")))
                .as("no page is fetched twice")
                .hasSize(4 * LESSONS / 3);
    }

    @Test
    void aComparisonThatFetchesForLongerThanItsTurnLosesNothing() throws Exception {
        Neighbour slow = aNeighbour("逐条核对的课");
        String source = curator.adds(slow);
        curator.harvested(source);
        // The protocol counts in seconds.
        Thread.sleep(1_100);
        for (int i = 0; i < LESSONS; i++) {
            slow.has("lesson-" + i, "逐条核对的新课" + i);
        }
        slow.thinks(Duration.ofMillis(1_500));

        JsonPath run = curator.runs(source, "reconcile");

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getInt("pages")).isEqualTo(2);
        assertThat(run.getLong("tally.changed")).isEqualTo(LESSONS);
        assertThat(curator.doubts(run)).isEqualTo("[]");
        assertThat(slow.questions().stream().filter(question -> question.contains("verb=GetRecord")))
                .as("what was fetched is known in the next turn")
                .hasSize(LESSONS);
    }

    private Neighbour aNeighbour(String lessons) throws IOException {
        Neighbour neighbour = new Neighbour("t" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        neighbours.add(neighbour);
        for (int i = 0; i < LESSONS; i++) {
            neighbour.has("lesson-" + i, lessons + i);
        }
        return neighbour;
    }

    private JsonPath latest(String source) {
        JsonPath found = curator.source(source);
        return found.setRootPath("latest");
    }
}

package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** Repositories that answer some questions badly are taken up all the same, and told of plainly. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PreviewTest {

    /** Longer than shuyuan.harvest.desk.preview. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Inject
    Curator curator;

    private Neighbour neighbour;

    @BeforeEach
    void aNeighbour() throws Exception {
        neighbour = new Neighbour("v" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        neighbour.has("lesson", "不善言辞的邻居的课");
    }

    @AfterEach
    void theNeighbourGoes() {
        neighbour.close();
    }

    @Test
    void aRepositoryWithoutSetsSaysSo() {
        neighbour.refuses("ListSets", "noSetHierarchy");

        JsonPath preview = preview();

        assertThat(preview.getList("sets")).isEmpty();
        assertThat(preview.getList("unsaid")).isEmpty();
        assertThat(page()).contains("没有划分范围");
    }

    @Test
    void neitherFormatsNorSetsHaveToBeTold() {
        neighbour.refuses("ListSets", "badVerb");
        neighbour.refuses("ListMetadataFormats", "badArgument");

        JsonPath preview = preview();

        assertThat(preview.getList("formats")).containsExactly("oai_dc");
        assertThat(preview.getLong("size")).isEqualTo(1);
        assertThat(preview.getList("unsaid.question")).containsExactly("FORMATS", "SETS");
        assertThat(page()).contains("没有说明有哪些格式", "没有说明划分了哪些范围", "badVerb");
        JsonPath run = curator.harvested(curator.adds(neighbour));
        assertThat(run.getLong("tally.added")).isEqualTo(1);
    }

    @Test
    void aQuestionThatIsNotAnsweredHoldsNothingUp() {
        neighbour.isSilentTo("ListSets", "ListIdentifiers");
        Instant begun = Instant.now();

        JsonPath preview = preview();

        assertThat(Instant.now()).isBefore(begun.plus(PATIENCE));
        assertThat(preview.getString("identity.name")).isEqualTo("邻区资源库");
        assertThat(preview.getList("unsaid.question")).containsExactly("SETS", "SIZE");
        assertThat(preview.getList("unsaid.why")).containsOnly("SLOW");
    }

    @Test
    void whoDoesNotSayItsNameIsNotTakenUp() {
        neighbour.isSilentTo("Identify");
        Instant begun = Instant.now();

        curator.asks()
                .header("Accept-Language", "zh-CN")
                .queryParam("url", neighbour.url())
                .get("/api/sources/preview")
                .then()
                .statusCode(422)
                .body("detail", containsString("太慢"));

        assertThat(Instant.now()).isBefore(begun.plus(PATIENCE));
    }

    @Test
    void aListThatIsRefusedIsRefusedAtOnce() {
        neighbour.refuses("ListIdentifiers", "cannotDisseminateFormat");

        curator.asks()
                .queryParam("url", neighbour.url())
                .get("/api/sources/preview")
                .then()
                .statusCode(422);
    }

    private JsonPath preview() {
        return curator.asks()
                .queryParam("url", neighbour.url())
                .get("/api/sources/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String page() {
        return curator.asks()
                .header("Accept-Language", "zh-CN")
                .queryParam("url", neighbour.url())
                .get("/admin/sources/new")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}

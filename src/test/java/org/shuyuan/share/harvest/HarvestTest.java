package org.shuyuan.share.harvest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Takes records from another repository on good days and bad ones. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class HarvestTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Catalog catalog;

    @Inject
    EntityManager entities;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    private Neighbour neighbour;
    private String authority;
    private String token;

    @BeforeEach
    void aNeighbourAndACurator() throws Exception {
        authority = "n" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        neighbour = new Neighbour(authority);
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "43", "湖南省");
        organisations.add(province.id(), OrganisationLevel.CITY, "4301", "长沙市");
        var curator = accounts.named("harvest-curator")
                .orElseGet(() -> accounts.add("harvest-curator", "管理员", "secret-secret", province.id(), Role.CURATOR));
        token = tokens.issue(curator.name()).orElseThrow();
    }

    @AfterEach
    void theNeighbourGoes() {
        neighbour.close();
    }

    @Test
    void whatANeighbourHasIsFoundHereWithItsOrigin() {
        for (int i = 1; i <= 8; i++) {
            neighbour.has("l" + i, "邻区课程第" + i + "讲", "kind:courseware", "org:43:4301");
        }

        String run = harvested(added());

        assertThat(tally(run, "added")).isEqualTo(8);
        LearningResource first = here("l1").orElseThrow();
        assertThat(first.published()).isTrue();
        assertThat(first.title()).isEqualTo("邻区课程第1讲");
        assertThat(first.kind()).isEqualTo("courseware");
        assertThat(organisations.find(first.organisation()).orElseThrow().code())
                .isEqualTo("4301");
        assertThat(first.provenance().orElseThrow().last().baseUrl()).isEqualTo(neighbour.url());
        await().atMost(LONG).untilAsserted(() -> assertThat(found("邻区课程第1讲")).isPositive());
    }

    @Test
    void anIdentifierNeedsNotBeAnAddress() {
        neighbour.hasSaying(
                "isbn",
                "有书号的课",
                "<dc:identifier>978-7-107-00001-1</dc:identifier><dc:identifier>//host/a</dc:identifier>"
                        + "<dc:identifier>https://example.org/a</dc:identifier>");

        String run = harvested(added());

        assertThat(tally(run, "refused")).isZero();
        assertThat(here("isbn").orElseThrow().provenance().orElseThrow().page()).contains("https://example.org/a");
    }

    @Test
    void aSecondRunAsksOnlyForWhatIsNew() {
        neighbour.has("a", "甲课");
        neighbour.has("b", "乙课");
        String source = added();
        harvested(source);

        neighbour.has("b", "乙课（新版）");
        neighbour.loses("a");
        String run = run(source, "incremental");

        assertThat(neighbour.questions()).last().asString().contains("from=");
        assertThat(here("b").orElseThrow().title()).isEqualTo("乙课（新版）");
        assertThat(here("a").orElseThrow().state()).isInstanceOf(ResourceState.Withdrawn.class);
        assertThat(tally(run, "changed")).isEqualTo(1);
        assertThat(tally(run, "withdrawn")).isEqualTo(1);

        neighbour.has("a", "甲课");
        run(source, "incremental");
        assertThat(here("a").orElseThrow().published()).isTrue();
    }

    @Test
    void theSameAgainChangesNothing() {
        neighbour.has("same", "不变的课");
        String source = added();
        harvested(source);
        long version = here("same").orElseThrow().version();

        String run = run(source, "full");

        assertThat(tally(run, "same")).isEqualTo(1);
        assertThat(here("same").orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void whatPeopleHereSayOfItStays() {
        neighbour.has("said", "原来的题目");
        String source = added();
        harvested(source);
        UUID id = here("said").orElseThrow().id();
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"title\": [\"本省的题目\"]}")
                .patch("/api/resources/" + id)
                .then()
                .statusCode(200);

        neighbour.has("said", "对方的新题目");
        run(source, "incremental");

        assertThat(here("said").orElseThrow().title()).isEqualTo("本省的题目");
    }

    @Test
    void whatAPersonHereHasWithdrawnStaysSo() {
        neighbour.has("taboo", "不再公开的课");
        String source = added();
        harvested(source);
        UUID id = here("taboo").orElseThrow().id();
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"侵权\"}")
                .post("/api/resources/" + id + "/withdraw")
                .then()
                .statusCode(200);

        neighbour.has("taboo", "换了题目的课");
        run(source, "full");

        assertThat(here("taboo").orElseThrow().published()).isFalse();
    }

    @Test
    void nobodySpeaksForAnother() throws Exception {
        neighbour.has("mine", "真正的课");
        harvested(added());
        try (Neighbour thief = new Neighbour(authority)) {
            thief.has("mine", "冒名的课");
            String run = harvested(added(thief.url()));
            assertThat(doubts(run)).contains("not-theirs");
        }
        assertThat(here("mine").orElseThrow().title()).isEqualTo("真正的课");
    }

    @Test
    void aBusyNeighbourIsAskedAgainLater() {
        neighbour.has("busy", "忙时的课");
        String source = added();
        harvested(source);
        neighbour.has("busy2", "忙后的课");
        neighbour.isBusy(3);

        run(source, "incremental");

        assertThat(here("busy2")).isPresent();
    }

    @Test
    void aBrokenAnswerIsNoAnswer() {
        for (int i = 0; i < 7; i++) {
            neighbour.has("broken" + i, "断线的课" + i);
        }
        String source = added();
        harvested(source);
        for (int i = 0; i < 7; i++) {
            neighbour.has("broken" + i, "断线后的课" + i);
        }
        neighbour.breaksAfter(1);

        String run = run(source, "full");

        assertThat(tally(run, "changed")).isEqualTo(7);
    }

    @Test
    void nothingIsWithdrawnForNotBeingListed() {
        for (int i = 0; i < 8; i++) {
            neighbour.has("short" + i, "短单的课" + i);
        }
        String source = added();
        harvested(source);
        neighbour.hides(2);

        String run = run(source, "full");

        assertThat(here("short7").orElseThrow().published()).isTrue();
        assertThat(doubts(run)).contains("short-list");
    }

    @Test
    void aComparisonFetchesWhatIsMissingAndWithdrawsWhatIsGone() {
        neighbour.has("kept", "留下的课");
        neighbour.has("gone", "消失的课");
        String source = added();
        harvested(source);
        neighbour.forgets("gone");

        String run = run(source, "reconcile");

        assertThat(here("gone").orElseThrow().state()).isInstanceOf(ResourceState.Withdrawn.class);
        assertThat(here("kept").orElseThrow().published()).isTrue();
        assertThat(tally(run, "withdrawn")).isEqualTo(1);
    }

    @Test
    void whatBelongsToAnotherIsRefused() {
        neighbour.has("own", "自家的课");
        neighbour.hasForeign("oai:somebody-else.example:1", "别家的课");
        neighbour.hasUntitled("nameless");

        String run = harvested(added());

        assertThat(tally(run, "refused")).isEqualTo(2);
        assertThat(doubts(run)).contains("foreign", "untitled");
        assertThat(here("own")).isPresent();
    }

    @Test
    void theSameLessonOnTwoWaysIsOne() throws Exception {
        neighbour.has("lesson", "两路同归的课");
        harvested(added());
        try (Neighbour city = new Neighbour("city-" + authority)) {
            city.passesOn("copy", "两路同归的课（转）", way(neighbour.url(), neighbour.identifier("lesson")));
            String run = harvested(added(city.url()));
            assertThat(tally(run, "added")).isZero();
        }
        LearningResource lesson = here("lesson").orElseThrow();
        assertThat(lesson.title()).as("the maker's word counts").isEqualTo("两路同归的课");
    }

    @Test
    void whatIsOursComesNotBack() {
        neighbour.has("first", "出发的课");
        harvested(added());
        UUID ours = here("first").orElseThrow().id();
        neighbour.passesOn("back", "回来的课", way("http://localhost/oai", "oai:localhost:" + ours));

        String run = run(lastSource(), "incremental");

        assertThat(tally(run, "added")).isZero();
        assertThat(here("back")).isEmpty();
    }

    @Test
    void whatIsOursComesNotBackUnderAFormerNameEither() {
        neighbour.has("older", "改名前出发的课");
        harvested(added());
        UUID ours = here("older").orElseThrow().id();
        String former = "oai:former-" + authority + ":" + ours;
        await().atMost(LONG).until(() -> givenOutAs(former, ours));
        neighbour.passesOn("back", "改名后回来的课", way("http://former.example/oai", former));
        neighbour.passesOn("not-ours", "别处的课", way("http://former.example/oai", former.replace(ours.toString(), "1")));

        String run = run(lastSource(), "incremental");

        assertThat(tally(run, "added")).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> catalog.from(former).isEmpty()))
                .isTrue();
    }

    /** Has a record be called so, as it would be if we had been called otherwise when it was first shown. */
    private boolean givenOutAs(String identifier, UUID resource) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("update oai_record set identifier = ?1 where resource = ?2")
                                .setParameter(1, identifier)
                                .setParameter(2, resource)
                                .executeUpdate()
                        == 1);
    }

    @Test
    void aPausedRunGoesOnWhereItWas() {
        for (int i = 0; i < 9; i++) {
            neighbour.has("p" + i, "停一停的课" + i);
        }
        neighbour.isBusy(0);
        String source = added();
        harvested(source);
        for (int i = 0; i < 9; i++) {
            neighbour.has("p" + i, "再走一程的课" + i);
        }
        neighbour.isBusy(1000);
        String run = begin(source, "full");
        given().auth()
                .oauth2(token)
                .post("/api/harvests/" + run + "/pause")
                .then()
                .statusCode(200);
        neighbour.isBusy(0);
        assertThat(state(run)).isEqualTo("paused");

        given().auth()
                .oauth2(token)
                .post("/api/harvests/" + run + "/resume")
                .then()
                .statusCode(200);

        await().atMost(LONG).until(() -> state(run).equals("done"));
        assertThat(tally(run, "changed")).isEqualTo(9);
    }

    @Test
    void aSourceThatIsGivenUpTakesItsOwnWithIt() {
        neighbour.has("last", "随去的课");
        String source = added();
        harvested(source);

        given().auth().oauth2(token).delete("/api/sources/" + source).then().statusCode(202);

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(here("last").orElseThrow().published()).isFalse());
    }

    @Test
    void aPreviewCountsBeforeAnythingIsTaken() {
        neighbour.has("seen", "看看再说的课");

        JsonPath preview = given().auth()
                .oauth2(token)
                .queryParam("url", neighbour.url())
                .get("/api/sources/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(preview.getString("identity.name")).isEqualTo("邻区资源库");
        assertThat(preview.getLong("size")).isEqualTo(1);
        assertThat(preview.getList("formats")).containsExactly("oai_dc");
        assertThat(here("seen")).isEmpty();
    }

    @Test
    void whatIsNoRepositoryIsSaidSo() {
        for (String url : List.of(
                "",
                "ftp://example.org/oai",
                "http://127.0.0.1:1/oai",
                "//127.0.0.1/oai",
                "http://me:secret@127.0.0.1/oai",
                "http://127.0.0.1:99999/oai",
                "http:///oai",
                "nonsense")) {
            given().auth()
                    .oauth2(token)
                    .queryParam("url", url)
                    .header("Accept-Language", "zh-CN")
                    .get("/api/sources/preview")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void onlyWhoKeepsItSeesASource() throws Exception {
        neighbour.has("private", "不外露的课");
        String source = added();
        given().get("/api/sources").then().statusCode(401);
        Organisation other = organisations.add(null, OrganisationLevel.PROVINCE, "44", "广东省");
        var stranger = accounts.named("harvest-stranger")
                .orElseGet(() -> accounts.add("harvest-stranger", "外人", "secret-secret", other.id(), Role.CURATOR));
        given().auth()
                .oauth2(tokens.issue(stranger.name()).orElseThrow())
                .get("/api/sources/" + source)
                .then()
                .statusCode(403);
    }

    private static String way(String base, String identifier) {
        return "<provenance xmlns=\"http://www.openarchives.org/OAI/2.0/provenance\"><originDescription harvestDate=\"2026-01-01T00:00:00Z\""
                + " altered=\"true\"><baseURL>" + base + "</baseURL><identifier>" + identifier + "</identifier>"
                + "<datestamp>2026-01-01</datestamp><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace>"
                + "</originDescription></provenance>";
    }

    private String last = "";

    private String lastSource() {
        return last;
    }

    private String added() {
        return added(neighbour.url());
    }

    private String added(String url) {
        last = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"url\": \"" + url + "\", \"organisation\": \"43\", \"rhythm\": \"by-hand\"}")
                .post("/api/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return last;
    }

    /** The first run, once it is over. */
    private String harvested(String source) {
        String run = given().auth().oauth2(token).get("/api/sources/" + source).path("latest.id");
        await().atMost(LONG).until(() -> state(run).equals("done"));
        return run;
    }

    private String run(String source, String mode) {
        String run = begin(source, mode);
        await().atMost(LONG).until(() -> state(run).equals("done"));
        return run;
    }

    private String begin(String source, String mode) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"mode\": \"" + mode + "\"}")
                .post("/api/sources/" + source + "/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String state(String run) {
        return given().auth().oauth2(token).get("/api/harvests/" + run).path("state");
    }

    private long tally(String run, String of) {
        return given().auth()
                .oauth2(token)
                .get("/api/harvests/" + run)
                .jsonPath()
                .getLong("tally." + of);
    }

    private String doubts(String run) {
        return given().auth()
                .oauth2(token)
                .get("/api/harvests/" + run + "/doubts")
                .asString()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private long found(String words) {
        return given().queryParam("q", words).get("/api/search").jsonPath().getLong("total");
    }

    private Optional<LearningResource> here(String local) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<LearningResource> found = catalog.from(neighbour.identifier(local));
            found.ifPresent(resource -> resource.descriptors().values(Field.TITLE));
            return found;
        });
    }
}

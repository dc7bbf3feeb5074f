package org.shuyuan.share.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Processing;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.intake.Incoming;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.render.Holdings;
import org.shuyuan.render.Rendition;
import org.shuyuan.render.Renditions;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** Lessons of other repositories come here with all that belongs to them, and make way when their room is needed. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CopyTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    BlobStore blobs;

    @Inject
    CopyList list;

    @Inject
    Copies copies;

    @Inject
    Leaving leaving;

    @Inject
    Eviction eviction;

    @Inject
    Acceptance acceptance;

    @Inject
    Kinds kinds;

    @Inject
    Processing processing;

    @Inject
    Renditions renditions;

    @Inject
    Holdings holdings;

    @TempDir
    Path folder;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final GivingHouse house = new GivingHouse("h" + mark + ".example");
    private String token = "";

    @BeforeEach
    void aCurator() throws SQLException {
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "45", "广西");
        account("copy-curator", province, Role.CURATOR);
        token = tokens.issue("copy-curator").orElseThrow();
    }

    @AfterEach
    void theHouseGoes() {
        house.close();
    }

    @Test
    void aFilmPlaysHereInTheWordsOfItsMakerAndComesAgainWhenItHadToGo() throws Exception {
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 2));
        house.writes("film", "邻区的一节课")
                .kind("micro-lecture")
                .original("film.mp4", film)
                .caption("film.vtt", captions("邻区老师说的话"), "zh-CN")
                .published();
        harvest(house, "province");
        UUID lesson = here("film");

        ask(lesson);
        arrives(lesson);

        await().atMost(LONG).until(() -> ready(lesson));
        Set<Digest> made = holdings.of(lesson).keySet();
        assertThat(made).isNotEmpty().allMatch(blobs::has);
        assertThat(copies.find(lesson).orElseThrow().room()).isGreaterThan(film.length);

        assertThat(eviction.evict(lesson)).isTrue();
        await().atMost(LONG).untilAsserted(() -> {
            leaving.sweep();
            // Of the same pictures as other films: what was made of them may be needed for those.
            assertThat(blobs.has(Digest.of(film))).isFalse();
        });
        assertThat(holdings.of(lesson)).isEmpty();
        assertThat(assets(lesson)).doesNotContain("original harvested");
        assertThat(cues(lesson)).containsExactly("邻区老师说的话");

        ask(lesson);
        arrives(lesson);
        await().atMost(LONG).until(() -> ready(lesson));
        JsonPath resource = as().get("/api/resources/" + lesson).jsonPath();
        assertThat(resource.getBoolean("playback.playable")).isTrue();
        assertThat(resource.getString("title")).isEqualTo("邻区的一节课");
        assertThat(resource.getList("playback.captions.lang")).containsExactly("zh-CN");
        assertThat(assets(lesson)).contains("original harvested", "caption harvested");
        assertThat(cues(lesson)).containsExactly("邻区老师说的话");
        assertThat(given().get(resource.getString("playback.hls")).statusCode()).isEqualTo(200);
    }

    @Test
    void aLineThatBreaksCostsOnlyWhatWasOnIt() throws Exception {
        byte[] book = document();
        house.writes("broken", "断线的书")
                .kind("e-textbook")
                .original("broken.pdf", book)
                .published();
        harvest(house, "province");
        house.breaksOffAfter(book.length / 2);

        ask(here("broken"));
        arrives(here("broken"));

        assertThat(blobs.has(Digest.of(book))).isTrue();
        assertThat(house.fetched("broken.pdf")).hasSize(2).last().asString().contains("bytes=");
    }

    @Test
    void whatIsHereAlreadyIsNotFetched() throws Exception {
        byte[] book = document();
        blobs.put(book);
        house.writes("known", "早有的书")
                .kind("e-textbook")
                .original("known.pdf", book)
                .published();
        harvest(house, "province");

        ask(here("known"));
        arrives(here("known"));

        assertThat(house.fetched("known.pdf")).isEmpty();
        assertThat(assets(here("known"))).contains("original harvested");
    }

    @Test
    void theNearestIsAskedFirstAndWhoLiesIsDoubted() throws Exception {
        byte[] book = document();
        try (GivingHouse near = new GivingHouse("near-" + mark + ".example")) {
            house.writes("both", "两处都有的书")
                    .kind("e-textbook")
                    .original("far.pdf", book)
                    .published();
            near.writes("ours", "两处都有的书")
                    .kind("e-textbook")
                    .from(house, "both")
                    .original("near.pdf", book)
                    .published();
            near.is(GivingHouse.Mood.LYING);
            harvest(house, "province");
            harvest(near, "district");

            ask(here("both"));
            arrives(here("both"));

            assertThat(near.fetched("near.pdf")).hasSize(1);
            assertThat(house.fetched("far.pdf")).hasSize(1);
            assertThat(blobs.has(Digest.of(book))).isTrue();
            assertThat(copies.find(here("both")).orElseThrow().giver()).hasValue("h" + mark + ".example");
            assertThat(as().header("Accept-Language", "en").get("/admin/copies").asString())
                    .contains("near-" + mark + ".example gave another file than it had announced");
        }
    }

    @Test
    void whoLiesAloneGivesNothing() throws Exception {
        house.writes("lie", "说谎的书")
                .kind("e-textbook")
                .original("lie.pdf", document())
                .published();
        house.is(GivingHouse.Mood.PAGES);
        harvest(house, "province");

        ask(here("lie"));
        await().atMost(LONG).until(() -> state(here("lie")).equals("failed"));

        assertThat(assets(here("lie"))).isEmpty();
        assertThat(as().get("/api/resources/" + here("lie") + "/copy")
                        .jsonPath()
                        .getString("problem"))
                .contains("h" + mark);

        house.is(GivingHouse.Mood.HONEST);
        ask(here("lie"));
        arrives(here("lie"));
    }

    @Test
    void whoIsAwayIsAskedAgain() throws Exception {
        house.writes("away", "不在家的书")
                .kind("e-textbook")
                .original("away.pdf", document())
                .published();
        house.is(GivingHouse.Mood.AWAY);
        harvest(house, "province");

        ask(here("away"));
        await().atMost(LONG).until(() -> house.fetched("away.pdf").size() >= 2);
        house.is(GivingHouse.Mood.HONEST);
        arrives(here("away"));
    }

    @Test
    void aLicenceMayForbidIt() throws Exception {
        house.writes("closed", "不许复制的书")
                .kind("e-textbook")
                .rights("保留所有权利")
                .original("closed.pdf", document())
                .published();
        harvest(house, "province");
        String rule = rule("");

        as().post("/api/resources/" + here("closed") + "/copy").then().statusCode(403);

        assertThat(as().get("/api/resources/" + here("closed") + "/copy")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("none");
        assertThat(copies.find(here("closed"))).isEmpty();
        as().delete("/api/copy-rules/" + rule).then().statusCode(204);
    }

    @Test
    void whatIsOfAnotherKindThanItClaimsIsRefusedLikeAnUpload() throws Exception {
        house.writes("odd", "不是录像")
                .kind("micro-lecture")
                .original("odd.mp4", document())
                .published();
        harvest(house, "province");

        ask(here("odd"));
        await().atMost(LONG).until(() -> state(here("odd")).equals("failed"));

        assertThat(assets(here("odd"))).isEmpty();
    }

    @Test
    void aRuleBringsWhatItIsAboutAsItComes() throws Exception {
        String rule = rule("\"subject\": \"music\", \"kind\": \"e-textbook\"");
        house.writes("music", "乐理")
                .kind("e-textbook")
                .about("音乐")
                .original("music.pdf", document())
                .published();
        house.writes("art", "画理")
                .kind("e-textbook")
                .about("美术")
                .original("art.pdf", document())
                .published();

        harvest(house, "province");
        arrives(here("music"));

        assertThat(copies.find(here("music")).orElseThrow().pinned()).isFalse();
        assertThat(copies.find(here("art"))).isEmpty();
        as().delete("/api/copy-rules/" + rule).then().statusCode(204);
    }

    @Test
    void aNewRuleFindsWhatIsHereAlready() throws Exception {
        house.writes("early", "早来的书")
                .kind("e-textbook")
                .about("体育")
                .original("early.pdf", document())
                .published();
        harvest(house, "province");

        String rule = rule("\"subject\": \"physical-education\"");

        arrives(here("early"));
        as().delete("/api/copy-rules/" + rule).then().statusCode(204);
    }

    @Test
    void anotherFileOfTheSourceTakesThePlaceOfTheFirst() throws Exception {
        byte[] first = document();
        byte[] second = document();
        house.writes("edition", "第一版")
                .kind("e-textbook")
                .original("first.pdf", first)
                .published();
        String source = harvest(house, "province");
        ask(here("edition"));
        arrives(here("edition"));

        house.writes("edition", "第二版")
                .kind("e-textbook")
                .original("second.pdf", second)
                .published();
        run(source);

        await().atMost(LONG)
                .until(() -> original(here("edition")).equals(Digest.of(second).hex()));
        assertThat(assets(here("edition")).stream().filter(each -> each.startsWith("original")))
                .hasSize(1);
    }

    @Test
    void theLeastPlayedMakesWayAndIsFoundAsBefore() throws Exception {
        byte[] old = document();
        byte[] played = document();
        house.writes("old", "没人看的书").kind("e-textbook").original("old.pdf", old).published();
        house.writes("played", "正在看的书")
                .kind("e-textbook")
                .original("played.pdf", played)
                .published();
        harvest(house, "province");
        for (String each : List.of("old", "played")) {
            ask(here(each));
            arrives(here(each));
            await().atMost(LONG).until(() -> described(here(each)));
        }
        given().get("/book/" + here("played")).then().statusCode(200);

        evictAll();

        assertThat(state(here("old"))).isEqualTo("evicted");
        assertThat(assets(here("old"))).noneMatch(each -> each.startsWith("original"));
        assertThat(state(here("played"))).as("it plays now").isEqualTo("here");
        await().atMost(LONG).untilAsserted(() -> {
            leaving.sweep();
            assertThat(blobs.has(Digest.of(old))).isFalse();
        });
        assertThat(blobs.has(Digest.of(played))).isTrue();

        ask(here("old"));
        arrives(here("old"));
        assertThat(blobs.has(Digest.of(old))).isTrue();
    }

    @Test
    void whatSomebodyHasUploadedStays() throws Exception {
        byte[] book = document();
        UUID own = upload(book);
        house.writes("twin", "也是本校的书")
                .kind("e-textbook")
                .original("twin.pdf", book)
                .published();
        harvest(house, "province");
        ask(here("twin"));
        arrives(here("twin"));
        await().atMost(LONG).until(() -> described(here("twin")));

        evictAll();
        leaving.sweep();

        assertThat(state(here("twin"))).isEqualTo("evicted");
        assertThat(blobs.has(Digest.of(book))).isTrue();
        assertThat(assets(own)).contains("original person");
    }

    @Test
    void onlyWhoTeachesHereMayAsk() throws Exception {
        house.writes("asked", "想要的书")
                .kind("e-textbook")
                .original("asked.pdf", document())
                .published();
        harvest(house, "province");
        Organisation other = organisations.add(null, OrganisationLevel.SCHOOL, "copy-other", "别处的学校");
        account("copy-stranger", other, Role.TEACHER);
        UUID province = organisations.withCode("45").orElseThrow().id();
        Organisation school = organisations.add(province, OrganisationLevel.SCHOOL, "45-S1", "山村小学");
        account("copy-teacher", school, Role.TEACHER);
        String path = "/api/resources/" + here("asked") + "/copy";

        given().post(path).then().statusCode(401);
        as("copy-stranger").post(path).then().statusCode(403);
        as("copy-teacher").post(path).then().statusCode(202);
        arrives(here("asked"));
        assertThat(as("copy-teacher")
                        .header("Accept-Language", "zh-CN")
                        .get("/book/" + here("asked"))
                        .asString())
                .contains("本地已有副本");
    }

    /** Everything goes that may. */
    private void evictAll() {
        list.evictable(true, Instant.now()).forEach(copy -> eviction.evict(copy.resource()));
    }

    private UUID upload(byte[] book) throws IOException {
        Path file = Files.write(folder.resolve("own.pdf"), book);
        UUID school = organisations.withCode("45").orElseThrow().id();
        UUID teacher = accounts.named("copy-curator").orElseThrow().id();
        return acceptance.accept(
                new Incoming(file, kinds.get("e-textbook"), "own.pdf", Optional.of("本校的书"), teacher, school));
    }

    private static byte[] captions(String words) {
        return ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + words + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] document() throws IOException {
        return Files.readAllBytes(SampleFiles.chapter(folder, UUID.randomUUID() + ".pdf"));
    }

    private void account(String name, Organisation organisation, Role role) {
        if (accounts.named(name).isEmpty()) {
            accounts.add(name, "测试", "secret-secret", organisation.id(), role);
        }
    }

    private RequestSpecification as() {
        return given().auth().oauth2(token);
    }

    private RequestSpecification as(String account) throws SQLException {
        return given().auth().oauth2(tokens.issue(account).orElseThrow());
    }

    private String rule(String rest) {
        return as().contentType(ContentType.JSON)
                .body("{\"organisation\": \"45\"" + (rest.isEmpty() ? "" : ", " + rest) + "}")
                .post("/api/copy-rules")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String harvest(GivingHouse from, String level) {
        String source = as().contentType(ContentType.JSON)
                .body("{\"url\": \"" + from.url()
                        + "\", \"organisation\": \"45\", \"rhythm\": \"by-hand\", \"level\": \"" + level
                        + "\", \"prefix\": \"oai_dc\"}")
                .post("/api/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String run = as().get("/api/sources/" + source).path("latest.id");
        await().atMost(LONG)
                .until(() -> "done".equals(as().get("/api/harvests/" + run).path("state")));
        return source;
    }

    private void run(String source) {
        String run = as().contentType(ContentType.JSON)
                .body("{\"mode\": \"incremental\"}")
                .post("/api/sources/" + source + "/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(LONG)
                .until(() -> "done".equals(as().get("/api/harvests/" + run).path("state")));
    }

    private void ask(UUID lesson) {
        as().post("/api/resources/" + lesson + "/copy").then().statusCode(202);
    }

    private void arrives(UUID lesson) {
        await().atMost(LONG).until(() -> state(lesson).equals("here"));
    }

    private String state(UUID lesson) {
        return as().get("/api/resources/" + lesson + "/copy").path("state");
    }

    private boolean ready(UUID lesson) {
        List<Rendition.State> states = QuarkusTransaction.requiringNew()
                .call(() -> renditions.of(lesson).stream().map(Rendition::state).toList());
        return described(lesson)
                && states.contains(Rendition.State.READY)
                && Set.of(Rendition.State.READY, Rendition.State.SKIPPED).containsAll(states);
    }

    private boolean described(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> processing.of(lesson).stage().equals("done"));
    }

    private UUID here(String local) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.from(house.identifier(local)).orElseThrow().id());
    }

    private String original(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson)
                        .asset(AssetRole.ORIGINAL)
                        .map(Asset::sha256)
                        .orElse(""));
    }

    private List<String> assets(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson).assets().stream()
                        .map(asset -> asset.role().id() + " " + asset.origin().id())
                        .toList());
    }

    private List<String> cues(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(lesson).stream()
                        .filter(place -> place.type() == PlaceType.CUE)
                        .map(place -> place.text())
                        .toList());
    }
}

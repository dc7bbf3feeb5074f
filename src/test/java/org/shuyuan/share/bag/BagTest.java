package org.shuyuan.share.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Published;
import org.shuyuan.describe.Captions;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.intake.Incoming;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.text.Language;

/** Bags go out of one organisation and into another, and nothing that is wrong with them goes along. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class BagTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    Staff staff;

    @Inject
    Catalog catalog;

    @Inject
    Published published;

    @Inject
    Captions captions;

    @Inject
    Acceptance acceptance;

    @Inject
    Kinds kinds;

    @Inject
    DataSource database;

    @Inject
    BlobStore blobs;

    @Inject
    BagConfig config;

    @Test
    void whatADistrictHasGoesToAnotherDistrict() throws Exception {
        Organisation from = district("bag-from");
        Organisation school = QuarkusTransaction.requiringNew()
                .call(() -> organisations.add(from.id(), OrganisationLevel.SCHOOL, "bag-from-school", "出发小学"));
        Account giver = curator("bag-giver", from);
        UUID book = accepted(SampleFiles.chapter(folder, "水车.pdf"), "e-textbook", "水车的故事", giver, school);
        UUID film = accepted(SampleFiles.lesson(folder, 4), "recorded-lesson", "水车怎样转", giver, from);
        captions.attach(
                film,
                "zh-CN",
                "水车.vtt",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n戽斗一个接一个\n".getBytes(StandardCharsets.UTF_8));
        publish(book);
        publish(film);
        UUID draft = accepted(SampleFiles.chapter(folder, "草稿.pdf"), "e-textbook", "水车草稿", giver, from);
        Organisation to = district("bag-to");
        Account taker = curator("bag-taker", to);

        Path bag = export(giver, "bag-from");
        isABag(bag);
        JsonPath first = taken(taker, "bag-to", bag);
        JsonPath again = taken(taker, "bag-to", bag);

        assertThat(List.of(first.getInt("total"), first.getInt("added"))).containsExactly(3, 3);
        assertThat(List.of(again.getInt("total"), again.getInt("added"))).containsExactly(3, 0);
        List<LearningResource> there = published(to);
        assertThat(there).extracting(LearningResource::title).containsExactlyInAnyOrder("水车的故事", "水车怎样转");
        assertThat(there).extracting(LearningResource::id).doesNotContain(book, film, draft);
        LearningResource copy = there.stream()
                .filter(each -> each.kind().equals("recorded-lesson"))
                .findFirst()
                .orElseThrow();
        assertThat(copy.owner()).contains(taker.id());
        assertThat(copy.createdAt())
                .isEqualTo(QuarkusTransaction.requiringNew()
                        .call(() -> catalog.get(film).createdAt()));
        await().atMost(PATIENCE).until(() -> cues(copy.id()).contains("戽斗一个接一个"));
        assertThat(original(copy.id())).isEqualTo(original(film));
        await().atMost(PATIENCE)
                .until(() -> staff.as(taker)
                        .get("/api/resources/" + copy.id())
                        .jsonPath()
                        .getString("processing.stage")
                        .equals("done"));
    }

    @Test
    void identifiersAreKeptWhereTheyAreFree() throws Exception {
        Organisation to = district("bag-free");
        UUID plan = UUID.randomUUID();
        Path bag = new SampleBag().plan(plan, "纺车教案").sealed().zip(folder.resolve("bag.zip"));

        JsonPath first = taken(curator("bag-free-curator", to), "bag-free", bag);

        assertThat(first.getInt("added")).isEqualTo(1);
        LearningResource kept = QuarkusTransaction.requiringNew().call(() -> catalog.get(plan));
        assertThat(kept.organisation()).isEqualTo(to.id());
        assertThat(kept.published()).isTrue();
        assertThat(kept.state().since()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(kept.descriptors().word(Field.TITLE, Origin.PERSON)).containsExactly("纺车教案");
    }

    @Test
    void aFolderWhoseNamesWereKeptInAnotherFormIsTheSameBag() throws Exception {
        Organisation to = district("bag-folder");
        Account curator = curator("bag-folder-curator", to);
        SampleBag bag = new SampleBag().plan(UUID.randomUUID(), "éclair").sealed();
        String file = bag.files().keySet().stream()
                .filter(name -> name.endsWith(".rtf"))
                .findFirst()
                .orElseThrow();
        String composed = file.replace("plan.rtf", "pl\u00e9n.rtf");
        String record = file.substring(0, file.indexOf("files/")) + "record.json";
        bag.put(record, bag.text(record).replace("plan.rtf", "pl\u00e9n.rtf"))
                .rename(file, composed)
                .sealed();
        bag.rename(composed, Normalizer.normalize(composed, Normalizer.Form.NFD));

        UUID id = row(to, curator, bag.folder(folder.resolve("bag")));

        assertThat(over(curator, id).getString("state")).isEqualTo("done");
    }

    static Stream<Arguments> wrongBags() {
        return Stream.of(
                wrong("bag-file-missing", bag -> bag.remove(name(bag, ".rtf"))),
                wrong("bag-file-missing", bag -> bag.remove("bagit.txt")),
                wrong("bag-file-missing", bag -> bag.remove("manifest-sha256.txt")),
                wrong("bag-file-missing", bag -> bag.remove("tagmanifest-sha256.txt")),
                wrong("bag-file-surplus", bag -> bag.put("data/more.txt", "more")),
                wrong(
                        "bag-file-surplus",
                        bag -> bag.put("data/more.txt", "more").sealed()),
                wrong("bag-file-surplus", bag -> bag.put("fetch.txt", "http://192.0.2.1/ 5 data/x\n")),
                wrong("bag-file-altered", bag -> bag.put(name(bag, ".rtf"), "{\\rtf1 another}")),
                wrong(
                        "bag-file-altered",
                        bag -> bag.put(name(bag, ".rtf"), "{\\rtf1 another}").sealed()),
                wrong("bag-file-altered", bag -> bag.put("bag-info.txt", "Bagging-Date: 2026-11-23\n")),
                wrong(
                        "bag-file-altered",
                        bag -> bag.put("bag-info.txt", "Payload-Oxum: 1.1\n").tagged()),
                wrong(
                        "bag-file-altered",
                        bag -> bag.put(record(bag), bag.text(record(bag)).replace("\"size\": ", "\"size\": 1"))
                                .sealed()),
                wrong("bag-unreadable", bag -> bag.put("bagit.txt", "BagIt-Version: 2.0\n")),
                wrong(
                        "bag-unreadable",
                        bag -> bag.put("manifest-sha256.txt", "no manifest").tagged()),
                wrong(
                        "bag-unreadable",
                        bag -> bag.put("manifest-sha256.txt", "a".repeat(9_000)).tagged()),
                wrong(
                        "bag-file-missing",
                        bag -> bag.put("manifest-sha256.txt", "0".repeat(64) + "  data/nowhere\n")
                                .tagged()),
                wrong(
                        "bag-file-altered",
                        bag -> bag.put("bag-info.txt", "payload-oxum: 1.1\n").tagged()),
                wrong(
                        "bag-record-wrong",
                        bag -> bag.put(record(bag), bag.text(record(bag)).replace("2026-01-02T", "+12026-01-02T"))
                                .sealed()),
                wrong(
                        "bag-record-wrong",
                        bag -> bag.put(record(bag), bag.text(record(bag)).replace("\"title\"", "\"description\""))
                                .sealed()),
                wrong(
                        "archive-bomb",
                        bag -> bag.put(record(bag), " ".repeat(9 << 20)).sealed()),
                wrong("bag-name-wild", bag -> bag.put("data/../../evil", "x").sealed()),
                wrong("bag-name-wild", bag -> bag.put("data\\evil", "x")),
                wrong("bag-file-surplus", bag -> bag.put("/etc/evil", "x")),
                wrong(
                        "bag-name-twice",
                        bag -> bag.put(
                                        "manifest-sha256.txt",
                                        bag.text("manifest-sha256.txt").repeat(2))
                                .tagged()),
                wrong("bag-name-twice", bag -> bag.put("data/pl\u00e9n", "x").put("data/ple\u0301n", "x")),
                wrong(
                        "bag-record-wrong",
                        bag -> bag.put(record(bag), "{\"format\": 2}").sealed()),
                wrong(
                        "bag-record-wrong",
                        bag -> bag.put(record(bag), "[".repeat(2_000)).sealed()),
                wrong(
                        "unknown-kind",
                        bag -> bag.put(record(bag), bag.text(record(bag)).replace("lesson-plan", "spell"))
                                .sealed()),
                wrong(
                        "unknown-term",
                        bag -> bag.put(record(bag), bag.text(record(bag)).replace("mathematics", "magic"))
                                .sealed()),
                wrong(
                        "wrong-media-type-for-kind",
                        bag -> bag.plan(UUID.randomUUID(), "脚本", "#!/bin/sh\nrm -rf /\n")
                                .sealed()),
                wrong(
                        "archive-bomb",
                        bag -> bag.plan(UUID.randomUUID(), "零", "{\\rtf1 " + "0".repeat(80_000_000) + "}")
                                .sealed()));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("wrongBags")
    void ofABagWithAnythingWrongNothingIsTaken(String problem, UnaryOperator<SampleBag> damage) throws Exception {
        Organisation to = district("bag-wrong");
        Account curator = curator("bag-wrong-curator", to);
        SampleBag bag = new SampleBag()
                .plan(UUID.randomUUID(), "好的一份")
                .plan(new UUID(-1, UUID.randomUUID().getLeastSignificantBits()), "另一份")
                .sealed();

        Response sent = send(curator, "bag-wrong", damage.apply(bag).zip(folder.resolve("wrong.zip")));
        JsonPath end = over(curator, UUID.fromString(sent.jsonPath().getString("id")));

        assertThat(end.getString("state")).isEqualTo("refused");
        assertThat(end.getString("problem.type")).isEqualTo("/problems/" + problem);
        assertThat(end.getString("problem.detail")).isNotBlank().doesNotContain("{0}");
        assertThat(published(to)).isEmpty();
        assertThat(files()).as("left behind").isEmpty();
    }

    @Test
    void aLinkInAFolderIsNotFollowed() throws Exception {
        Organisation to = district("bag-link");
        Account curator = curator("bag-link-curator", to);
        Path bag = new SampleBag().plan(UUID.randomUUID(), "链接").sealed().folder(folder.resolve("linked"));
        Files.createSymbolicLink(bag.resolve("data/passwd"), Path.of("/etc/passwd"));

        JsonPath end = over(curator, row(to, curator, bag));

        assertThat(end.getString("problem.type")).isEqualTo("/problems/bag-name-wild");
    }

    @Test
    void whatWasTakenBeforeAKillIsNotTakenAgain() throws Exception {
        Organisation to = district("bag-killed");
        Account curator = curator("bag-killed-curator", to);
        SampleBag bag = new SampleBag();
        List<UUID> plans = Stream.generate(UUID::randomUUID).limit(5).toList();
        plans.forEach(plan -> bag.plan(plan, "织机 " + plan));
        Path zip = bag.sealed().zip(folder.resolve("bag.zip"));
        taken(
                curator,
                "bag-killed",
                new SampleBag()
                        .plan(plans.get(1), "织机 " + plans.get(1))
                        .sealed()
                        .zip(folder.resolve("one.zip")));

        JsonPath end = taken(curator, "bag-killed", zip);

        assertThat(List.of(end.getInt("total"), end.getInt("taken"), end.getInt("added")))
                .containsExactly(5, 5, 4);
        assertThat(published(to)).extracting(LearningResource::id).containsExactlyInAnyOrderElementsOf(plans);
    }

    @Test
    void theCommandsWriteAndTakeFoldersAndZips() throws Exception {
        Organisation from = district("bag-command");
        Account curator = curator("bag-command-curator", from);
        accepted(SampleFiles.chapter(folder, "辘轳.pdf"), "e-textbook", "辘轳", curator, from);
        district("bag-command-to");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        BagCommands commands = new BagCommands(database, out, out, Clock.systemUTC());

        for (Path bag : List.of(folder.resolve("outside"), folder.resolve("outside.zip"))) {
            assertThat(commands.export(blobs, "bag-command", bag))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
            assertThat(commands.export(blobs, "bag-command", bag))
                    .as("written over")
                    .isEqualTo(1);
            assertThat(commands.take(bag, "bag-command-to", curator.name(), Language.EN))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }

        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsSubsequence("1 resources in ", "1 of them new", "1 resources in ", "0 of them new");
        Files.writeString(folder.resolve("outside/data/more.txt"), "more");
        assertThat(commands.take(folder.resolve("outside"), "bag-command-to", curator.name(), Language.EN))
                .isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("“data/more.txt” is in the bag, but");
        assertThat(commands.export(blobs, "bag-nowhere", folder.resolve("nothing")))
                .isEqualTo(1);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void onlyItsCuratorsTakeBagsOutAndIn() throws Exception {
        Organisation mine = district("bag-mine");
        district("bag-theirs");
        Account curator = curator("bag-mine-curator", mine);
        Account teacher = staff.teacher("bag-teacher");
        Path bag = new SampleBag().plan(UUID.randomUUID(), "不许").sealed().zip(folder.resolve("bag.zip"));

        assertThat(staff.as(curator).get("/api/organisations/bag-theirs/bag").statusCode())
                .isEqualTo(403);
        assertThat(send(curator, "bag-theirs", bag).statusCode()).isEqualTo(403);
        assertThat(staff.as(teacher).get("/api/organisations/bag-teacher/bag").statusCode())
                .isEqualTo(403);
        assertThat(RestAssured.given().get("/api/organisations/bag-mine/bag").statusCode())
                .isEqualTo(401);
        UUID id = UUID.fromString(send(curator, "bag-mine", bag).jsonPath().getString("id"));
        assertThat(staff.as(teacher).get("/api/bags/" + id).statusCode()).isIn(403, 404);
        over(curator, id);
    }

    private static Arguments wrong(String problem, UnaryOperator<SampleBag> damage) {
        return Arguments.of(problem, damage);
    }

    private static String name(SampleBag bag, String ending) {
        return bag.files().keySet().stream()
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static String record(SampleBag bag) {
        return name(bag, "record.json");
    }

    /** By the tools of any Unix. */
    private void isABag(Path zip) throws Exception {
        Path unpacked = SampleBag.read(zip).folder(folder.resolve("unpacked"));
        for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
            Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", manifest)
                    .directory(unpacked.toFile())
                    .inheritIO()
                    .start();
            assertThat(check.waitFor()).as(manifest).isZero();
        }
        assertThat(Files.readString(unpacked.resolve("bagit.txt"))).startsWith("BagIt-Version: 1.0\n");
        assertThat(Files.readAllLines(unpacked.resolve("bag-info.txt")))
                .contains("Source-Organization: bag-from 区", "External-Identifier: bag-from");
        assertThat(Files.readString(unpacked.resolve("organisations.tsv")))
                .contains("bag-from-school\tbag-from\tschool\t出发小学");
    }

    private Path export(Account curator, String code) throws IOException {
        Path zip = folder.resolve(code + ".zip");
        Response answer = staff.as(curator).get("/api/organisations/" + code + "/bag");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        try (InputStream in = answer.asInputStream()) {
            Files.copy(in, zip);
        }
        return zip;
    }

    private JsonPath taken(Account curator, String code, Path bag) throws IOException {
        Response sent = send(curator, code, bag);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        assertThat(sent.header("Location"))
                .endsWith("/api/bags/" + sent.jsonPath().getString("id"));
        JsonPath end = over(curator, UUID.fromString(sent.jsonPath().getString("id")));
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("done");
        return end;
    }

    private Response send(Account curator, String code, Path bag) throws IOException {
        RequestSpecification request =
                staff.as(curator).contentType("application/zip").body(Files.readAllBytes(bag));
        return request.post("/api/organisations/" + code + "/bag");
    }

    /** As the command leaves it beside the service. */
    private UUID row(Organisation into, Account owner, Path bag) throws Exception {
        return new BagImports(database, Clock.systemUTC()).add(into.id(), owner.id(), bag, false);
    }

    private JsonPath over(Account curator, UUID id) {
        await().atMost(PATIENCE)
                .until(() ->
                        List.of("done", "refused").contains(state(curator, id).getString("state")));
        return state(curator, id);
    }

    private JsonPath state(Account curator, UUID id) {
        return staff.as(curator)
                .header("Accept-Language", "en")
                .get("/api/bags/" + id)
                .jsonPath();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> left = Files.list(config.directory())) {
            return left.toList();
        }
    }

    private Organisation district(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> organisations.add(null, OrganisationLevel.DISTRICT, code, code + " 区"));
    }

    private Account curator(String name, Organisation of) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name)
                        .orElseGet(() -> accounts.add(name, name, "secret", of.id(), Role.CURATOR)));
    }

    private UUID accepted(Path file, String kind, String title, Account owner, Organisation of) {
        return acceptance.accept(new Incoming(
                file, kinds.get(kind), String.valueOf(file.getFileName()), Optional.of(title), owner.id(), of.id()));
    }

    private void publish(UUID resource) {
        catalog.describe(resource, Origin.PERSON, Map.of(Field.CREATOR, List.of("戴戽")));
        catalog.publish(resource);
    }

    private List<LearningResource> published(Organisation of) {
        return QuarkusTransaction.requiringNew()
                .call(() -> published.of(List.of(of.id()), Published.Place.BEGINNING, 100));
    }

    private List<String> cues(UUID resource) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(resource).stream()
                        .filter(place -> place.type() == PlaceType.CUE)
                        .map(Place::text)
                        .toList());
    }

    private String original(UUID resource) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(resource)
                        .asset(AssetRole.ORIGINAL)
                        .map(Asset::sha256)
                        .orElseThrow());
    }
}

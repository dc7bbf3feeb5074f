package org.shuyuan.describe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Processing;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

@QuarkusTest
@WithTestResource(TestEngines.class)
class DescribeTest {

    private static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private static final Path SLIDES = Path.of("ingest/samples/courseware/newtons-first-law.pptx");
    private static final String VTT = "WEBVTT\n\n00:01.500 --> 00:03.000\n一切物体都有惯性\n";

    @Inject
    Catalog catalog;

    @Inject
    Processing processing;

    @Inject
    BlobStore blobs;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Event<FileAccepted> accepted;

    private Account owner;

    @BeforeEach
    void anOwner() {
        owner = teacher("describe-owner");
    }

    @Test
    void anAcceptedFileIsDescribedOnceHoweverOftenItIsAccepted() {
        UUID resource = draft("courseware");
        QuarkusTransaction.requiringNew()
                .run(() -> catalog.describe(resource, Origin.PERSON, Map.of(Field.TITLE, List.of("惯性"))));

        accept(resource, SLIDES, PPTX);
        Processing.Status first = ended(resource);
        accept(resource, SLIDES, PPTX);
        awaitRun(resource);

        assertThat(first.stage()).isEqualTo("done");
        assertThat(places(resource, PlaceType.SLIDE))
                .hasSize(8)
                .satisfies(slides -> assertThat(slides.get(4).text()).contains("匀速直线运动状态"));
        QuarkusTransaction.requiringNew().run(() -> {
            Descriptors descriptors = catalog.get(resource).descriptors();
            assertThat(descriptors.first(Field.TITLE)).contains("惯性");
            assertThat(descriptors.word(Field.TITLE, Origin.EXTRACTED)).containsExactly("牛顿第一定律");
            assertThat(descriptors.first(Field.PAGES)).contains("8");
        });
    }

    @Test
    void aBookGetsOneCover() {
        UUID resource = draft("e-textbook");
        Path book = Path.of("ingest/samples/e-textbook/journey-of-a-drop.epub");

        accept(resource, book, "application/epub+zip");
        ended(resource);
        accept(resource, book, "application/epub+zip");
        awaitRun(resource);

        assertThat(assets(resource))
                .filteredOn(asset -> asset.role() == AssetRole.COVER)
                .hasSize(1);
        assertThat(places(resource, PlaceType.PAGE)).extracting(Place::at).contains(3.0, 6.0);
    }

    @Test
    void aProtectedDocumentEndsWithWordsForTheTeacher() {
        UUID resource = draft("e-textbook");

        accept(resource, Path.of("src/test/resources/hostile/encrypted.pdf"), "application/pdf");
        Processing.Status status = ended(resource);

        assertThat(status.stage()).isEqualTo("failed");
        assertThat(status.problem())
                .hasValueSatisfying(problem -> assertThat(problem.type()).isEqualTo(ProblemType.DOCUMENT_ENCRYPTED));
        assertThat(assets(resource)).extracting(Asset::role).containsExactly(AssetRole.ORIGINAL);
    }

    @Test
    void captionsBecomeFindableCues() throws SQLException {
        UUID resource = draft("micro-lecture");

        captions(owner, resource, "zh-CN", VTT).statusCode(204);
        captions(owner, resource, "zh-CN", VTT).statusCode(204);

        assertThat(places(resource, PlaceType.CUE)).extracting(Place::text).containsExactly("一切物体都有惯性");
        assertThat(assets(resource)).extracting(Asset::language).containsExactly(Optional.of("zh-CN"));
    }

    @Test
    void wrongCaptionsAreRefusedWithTheirLine() throws SQLException {
        captions(owner, draft("micro-lecture"), "zh-CN", "WEBVTT\n\n00:01.500 --> 00:0\n错\n")
                .statusCode(422)
                .body("type", endsWith("/problems/captions-broken"));
    }

    @Test
    void captionsOfNoLanguageAreRefused() throws SQLException {
        captions(owner, draft("micro-lecture"), "", VTT).statusCode(400);
    }

    @Test
    void aStrangerLearnsNothingOfADraft() throws SQLException {
        captions(teacher("describe-stranger"), draft("micro-lecture"), "zh-CN", VTT)
                .statusCode(404);
    }

    private ValidatableResponse captions(Account account, UUID resource, String language, String webVtt)
            throws SQLException {
        String token = tokens.issue(account.name()).orElseThrow();
        return given().header("Authorization", "Bearer " + token)
                .contentType("text/vtt")
                .queryParam("lang", language)
                .body(webVtt.getBytes(StandardCharsets.UTF_8))
                .post("/api/resources/{id}/captions", resource)
                .then();
    }

    private void accept(UUID resource, Path file, String mediaType) {
        QuarkusTransaction.requiringNew().run(() -> {
            Blob blob = blobs.put(file);
            NewAsset original = new NewAsset(
                    AssetRole.ORIGINAL,
                    blob.digest().hex(),
                    blob.size(),
                    mediaType,
                    file.getFileName().toString());
            accepted.fire(new FileAccepted(
                    resource, catalog.attach(resource, original).id(), mediaType));
        });
    }

    private Processing.Status ended(UUID resource) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> QuarkusTransaction.requiringNew().call(() -> processing.of(resource)),
                        status ->
                                status.stage().equals("done") || status.stage().equals("failed"));
    }

    /** A second run: first it is seen at work, then at its end. */
    private void awaitRun(UUID resource) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> processing.of(resource).stage().equals("describe")));
        ended(resource);
    }

    private List<Place> places(UUID resource, PlaceType type) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(resource).stream()
                        .filter(place -> place.type() == type)
                        .toList());
    }

    private List<Asset> assets(UUID resource) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(resource).assets());
    }

    private UUID draft(String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                kind, owner.memberships().getFirst().organisation(), owner.id(), Descriptors.NONE))
                        .id());
    }

    private Account teacher(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name).orElseGet(() -> {
                    Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, name, "测试学校");
                    return accounts.add(name, "测试", "secret", school.id(), Role.TEACHER);
                }));
    }
}

package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Rendition;
import org.shuyuan.render.RenditionName;
import org.shuyuan.render.Renditions;
import org.shuyuan.render.Wanted;
import org.shuyuan.render.ladder.Footage;
import org.shuyuan.seal.RotatingSeals;
import org.shuyuan.seal.Seals;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** From accepted bytes to a player's requests, with every engine real. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PlayingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/")
    URI service;

    @Inject
    Catalog catalog;

    @Inject
    Processing processing;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    BlobStore blobs;

    @Inject
    Renditions renditions;

    @Inject
    Wanted wanted;

    @Inject
    Playback playback;

    @Inject
    PlaybackBundle bundles;

    @Inject
    RotatingSeals rotating;

    @Inject
    Seals seals;

    @Inject
    PlayConfig config;

    @Inject
    Event<FileAccepted> accepted;

    @Inject
    EntityManager entities;

    @Test
    void anAcceptedLessonBecomesPlayableAndIsServedByRange() throws Exception {
        UUID lesson = accepted(Footage.in(folder).lesson(6), "video/mp4");

        Awaitility.await().atMost(PATIENCE).until(() -> view(lesson).playable());
        Awaitility.await().atMost(PATIENCE).until(() -> state(lesson, RenditionName.LADDER) == Rendition.State.READY);

        assertThat(state(lesson, RenditionName.REMUX)).isEqualTo(Rendition.State.READY);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> processing.of(lesson))
                        .problem())
                .isEmpty();
        assertThat(descriptor(lesson, Field.VIDEO_CODEC)).contains("h264");
        assertThat(descriptor(lesson, Field.FRAME_SIZE)).contains("426x240");
        assertThat(descriptor(lesson, Field.CHANNELS)).contains("1");
        Playback.View view = view(lesson);
        assertThat(view.poster()).isPresent();
        assertThat(view.storyboard()).isPresent();
        assertThat(view.mp4()).isPresent();
        String base = view.hls().orElseThrow().replace("master.m3u8", "");

        HttpResponse<byte[]> master = get(base + "master.m3u8");
        assertThat(master.statusCode()).isEqualTo(200);
        assertThat(text(master)).startsWith("#EXTM3U").contains("v-360p.m3u8", "AUDIO=\"sound\"");
        assertThat(master.headers().map())
                .containsEntry("content-type", List.of("application/vnd.apple.mpegurl"))
                .containsEntry("access-control-allow-origin", List.of("*"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-security-policy", List.of("sandbox; default-src 'none'"));
        assertThat(get(view.mp4().orElseThrow()).headers().map()).containsEntry("content-type", List.of("video/mp4"));
        servesByRange(base + "v-360p-000.mp4");
        refusesWhatIsNotGranted(base);
        leavesNothingTwice(lesson);
        livesAsLongAsItsGrantWhenItIsWithdrawn(lesson, base);
    }

    @Test
    void whatIsNoVideoTellsItsTeacherSo() throws Exception {
        UUID lesson = accepted(Files.writeString(folder.resolve("essay"), "一篇作文"), "video/mp4");

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                                .call(() -> processing.of(lesson))
                                .problem())
                        .hasValueSatisfying(
                                problem -> assertThat(problem.type()).isEqualTo(ProblemType.MEDIA_UNREADABLE)));
        assertThat(view(lesson).playable()).isFalse();
    }

    @Test
    void aDamagedFilmPlaysAndTellsItsTeacherSo() throws Exception {
        Path film = Footage.in(folder).lesson(6);
        Footage.flipBits(film, 40);

        UUID lesson = accepted(film, "video/mp4");

        assertThat(problemOf(lesson).type()).isEqualTo(ProblemType.MEDIA_DAMAGED);
        assertThat(state(lesson, RenditionName.LADDER)).isEqualTo(Rendition.State.READY);
        assertThat(view(lesson).playable()).isTrue();
        String base = view(lesson).hls().orElseThrow().replace("master.m3u8", "");
        assertThat(text(get(base + "master.m3u8"))).contains("v-360p.m3u8");
        assertThat(get(base + "v-360p-000.mp4").statusCode()).isEqualTo(200);
        isKeptAsItCame(lesson, film);
    }

    @Test
    void aFilmThatBreaksOffTellsItsTeacherWhere() throws Exception {
        Path film = Footage.cut(
                Footage.in(folder)
                        .make(
                                "front.mp4",
                                "-f lavfi -i testsrc2=s=426x240:r=25:d=10",
                                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -movflags +faststart"),
                0.5);

        UUID lesson = accepted(film, "video/mp4");

        Problem problem = problemOf(lesson);
        assertThat(problem.type()).isEqualTo(ProblemType.MEDIA_TRUNCATED);
        assertThat(problem.arguments()).hasSize(2).last().isEqualTo("0:10");
        assertThat(view(lesson).playable()).isFalse();
        isKeptAsItCame(lesson, film);
    }

    /** As after a night in which the disk was full. What plays goes on playing meanwhile. */
    @Test
    void whatHasFailedIsDoneOnceMore() throws Exception {
        UUID lesson = accepted(Footage.in(folder).lesson(5), "video/mp4");
        Awaitility.await().atMost(PATIENCE).until(() -> status(lesson).stage().equals("done"));
        QuarkusTransaction.requiringNew()
                .run(() -> List.of(
                                "update rendition set state = 'failed', problem = 'internal' where name = 'ladder' and resource = ?1",
                                "update processing_step set state = 'failed', problem = 'internal' where step = 'render' and resource = ?1")
                        .forEach(update -> entities.createNativeQuery(update)
                                .setParameter(1, lesson)
                                .executeUpdate()));

        processing.advanced(lesson, Step.RENDER, 50);
        assertThat(status(lesson).stage()).isEqualTo("failed");
        assertThat(view(lesson).playable()).isTrue();

        catalog.tryAgain(lesson);
        assertThat(status(lesson).stage()).isNotEqualTo("failed");
        assertThat(view(lesson).playable()).isTrue();
        Awaitility.await().atMost(PATIENCE).until(() -> status(lesson).stage().equals("done"));
        assertThat(state(lesson, RenditionName.LADDER)).isEqualTo(Rendition.State.READY);
    }

    private Problem problemOf(UUID lesson) {
        Awaitility.await().atMost(PATIENCE).until(() -> status(lesson).problem().isPresent());
        return status(lesson).problem().orElseThrow();
    }

    private void isKeptAsItCame(UUID lesson, Path film) throws Exception {
        Digest original = Digest.of(film);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> catalog.get(lesson)
                                .asset(AssetRole.ORIGINAL)
                                .orElseThrow()
                                .sha256()))
                .isEqualTo(original.hex());
        assertThat(blobs.has(original)).isTrue();
        try (InputStream kept = blobs.open(original)) {
            assertThat(kept).hasBinaryContent(Files.readAllBytes(film));
        }
    }

    private Processing.Status status(UUID lesson) {
        return QuarkusTransaction.requiringNew().call(() -> processing.of(lesson));
    }

    private void servesByRange(String media) throws Exception {
        HttpResponse<byte[]> whole = get(media);
        HttpResponse<byte[]> part = get(media, "Range", "bytes=100-299");
        HttpResponse<byte[]> tail = get(media, "Range", "bytes=-50");
        HttpResponse<byte[]> beyond = get(media, "Range", "bytes=99999999-");
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).matches("private, max-age=\\d+, immutable"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 300));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-299/" + whole.body().length);
        assertThat(tail.body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), whole.body().length - 50, whole.body().length));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(get(media, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(media, "If-Range", "\"another\"", "Range", "bytes=0-9").statusCode())
                .isEqualTo(200);
        assertThat(get(media, "If-Range", tag, "Range", "bytes=0-9").body()).hasSize(10);
        // Several at once are not worth what they cost; all of it is a legal answer (RFC 9110, 14.2).
        HttpResponse<byte[]> several = get(media, "Range", "bytes=0-9,20-29");
        assertThat(several.statusCode()).isEqualTo(200);
        assertThat(several.body()).isEqualTo(whole.body());
        HttpResponse<byte[]> head = HTTP.send(
                HttpRequest.newBuilder(service.resolve(media)).HEAD().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().map())
                .containsEntry("content-length", List.of(Integer.toString(whole.body().length)))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("etag", List.of(tag));
        HttpResponse<byte[]> posted = HTTP.send(
                HttpRequest.newBuilder(service.resolve(media))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(posted.statusCode()).isEqualTo(405);
    }

    /** Only where its licence lets it be, by an address that stays and one with a grant. */
    private void isTakenAwayByLicence(UUID lesson) throws Exception {
        catalog.describe(lesson, Origin.PERSON, Map.of(Field.LICENCE, List.of("all-rights-reserved")));
        assertThat(view(lesson).download()).isEmpty();
        assertThat(view(lesson).light()).isEmpty();
        HttpResponse<byte[]> refused = get("/w/" + lesson + "/download", "Accept", "application/json");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(text(refused)).contains("/problems/download-not-allowed");

        catalog.describe(lesson, Origin.PERSON, Map.of(Field.LICENCE, List.of("CC-BY-4.0")));
        HttpResponse<byte[]> pointed = get("/w/" + lesson + "/download");
        assertThat(pointed.statusCode()).isEqualTo(302);
        HttpResponse<byte[]> saved =
                get(pointed.headers().firstValue("Location").orElseThrow());
        assertThat(saved.body()).isEqualTo(Files.readAllBytes(folder.resolve("lesson.mp4")));
        assertThat(saved.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"_.mp4\"; filename*=UTF-8''%E8%AF%BE.mp4");
        HttpResponse<byte[]> light = get(view(lesson).light().orElseThrow());
        assertThat(light.body()).isEqualTo(get(view(lesson).mp4().orElseThrow()).body());
        assertThat(light.body().length).isLessThan(saved.body().length);
        assertThat(view(lesson).lightBytes()).contains((long) light.body().length);
        assertThat(light.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"_-light.mp4\"; filename*=UTF-8''%E8%AF%BE-light.mp4");
    }

    private void refusesWhatIsNotGranted(String base) throws Exception {
        char last = base.charAt(base.length() - 2);
        String forged = base.substring(0, base.length() - 2) + (last == 'A' ? 'B' : 'A') + "/master.m3u8";

        assertThat(get(base + "../../etc/passwd").statusCode()).isIn(403, 404);
        assertThat(get(base + "..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
        assertThat(get(base + "nothing.mp4").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> refused = get(forged.replace("=", ""), "Accept-Language", "en");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(refused)).contains("\"/problems/grant-invalid\"", "no longer valid");
    }

    /** No new grant is given, and those that are out end by themselves, seven hours after they were given at the latest. */
    private void livesAsLongAsItsGrantWhenItIsWithdrawn(UUID lesson, String base) throws Exception {
        catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of("圆")));
        catalog.publish(lesson);
        assertThat(get("/api/resources/" + lesson).statusCode()).isEqualTo(200);
        isTakenAwayByLicence(lesson);

        catalog.withdraw(lesson, "测试");

        assertThat(get("/api/resources/" + lesson).statusCode()).isEqualTo(404);
        assertThat(get("/w/" + lesson + "/picture").statusCode()).isEqualTo(404);
        assertThat(get(base + "master.m3u8").statusCode()).isEqualTo(200);
        assertThat(get(granted(lesson, Duration.ofHours(6).minusMinutes(1))).statusCode())
                .isEqualTo(200);
        assertThat(get(granted(lesson, Duration.ofHours(7))).statusCode()).isEqualTo(403);
    }

    /** The address of the playlist as it was given so long ago. */
    private String granted(UUID lesson, Duration ago) {
        Grants then = new Grants(rotating, seals, config, Clock.offset(Clock.systemUTC(), ago.negated()));
        return QuarkusTransaction.requiringNew()
                        .call(() -> then.address(bundles.of(catalog.get(lesson)).digest()))
                + "/master.m3u8";
    }

    private Optional<String> descriptor(UUID lesson, Field field) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson).descriptors().first(field));
    }

    private void leavesNothingTwice(UUID lesson) throws Exception {
        var before = renditions(lesson);
        wanted.want(lesson);
        Awaitility.await().atMost(PATIENCE).until(() -> jobs(lesson) == 0);
        assertThat(renditions(lesson)).isEqualTo(before);
    }

    /** A job hands on in its own transaction, so there is no moment between two at which none would be seen. */
    private long jobs(UUID lesson) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select (select count(*) from job_quick where task_instance like ?1)"
                                + " + (select count(*) from job_long where task_instance like ?1)"
                                + " + (select count(*) from chunk where resource::text || '%' = ?1)",
                        Long.class)
                .setParameter(1, lesson + "%")
                .getSingleResult());
    }

    private UUID accepted(Path file, String mediaType) {
        Blob blob = blobs.put(file);
        return QuarkusTransaction.requiringNew().call(() -> {
            var school = organisations
                    .withCode("play-school")
                    .orElseGet(() -> organisations.add(null, OrganisationLevel.SCHOOL, "play-school", "测试学校"));
            var teacher = accounts.named("play-teacher")
                    .orElseGet(() -> accounts.add("play-teacher", "测试", "secret", school.id(), Role.TEACHER));
            UUID id = catalog.create(new NewResource("micro-lecture", school.id(), teacher.id(), Descriptors.NONE))
                    .id();
            var asset = catalog.attach(
                    id, new NewAsset(AssetRole.ORIGINAL, blob.digest().hex(), blob.size(), mediaType, "课.mp4"));
            accepted.fire(new FileAccepted(id, asset.id(), mediaType));
            return id;
        });
    }

    private Playback.View view(UUID lesson) {
        return QuarkusTransaction.requiringNew().call(() -> playback.of(catalog.get(lesson)));
    }

    private Rendition.State state(UUID lesson, RenditionName name) {
        return renditions(lesson).stream()
                .filter(each -> each.name() == name)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<Rendition> renditions(UUID lesson) {
        return QuarkusTransaction.requiringNew().call(() -> renditions.of(lesson));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}

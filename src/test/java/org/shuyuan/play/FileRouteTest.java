package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** What another repository gets when it fetches the files of a resource. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FileRouteTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/")
    URI service;

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    BlobStore blobs;

    /** Larger than what is served from memory. */
    private final byte[] bytes = bytes(200_000);

    private final UUID lesson = UUID.randomUUID();

    @Test
    void theBytesComeWithTheirDigestAndName() throws Exception {
        String file = file(published(), AssetRole.ORIGINAL);

        HttpResponse<byte[]> whole = ask("GET", file);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(whole.headers().map())
                .containsEntry("content-type", List.of("application/pdf"))
                .containsEntry("content-length", List.of("200000"))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("repr-digest", List.of("sha-256=:" + sha256() + ":"))
                .containsEntry("cache-control", List.of("no-cache"))
                .containsEntry(
                        "content-disposition",
                        List.of("attachment; filename=\"_ _a.pdf\"; filename*=UTF-8''%E5%9C%86%20%22a.pdf"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .doesNotContainKey("set-cookie");
    }

    @Test
    void aFetchGoesOnWhereItBrokeOff() throws Exception {
        String file = file(published(), AssetRole.ORIGINAL);
        String tag = ask("HEAD", file).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> rest = ask("GET", file, "Range", "bytes=150000-", "If-Range", tag);

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).hasValue("bytes 150000-199999/200000");
        assertThat(rest.headers().firstValue("Repr-Digest")).hasValue("sha-256=:" + sha256() + ":");
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(bytes, 150_000, 200_000));
        assertThat(ask("GET", file, "Range", "bytes=150000-", "If-Range", "\"another\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("GET", file, "Range", "bytes=200000-").statusCode()).isEqualTo(416);
        assertThat(ask("GET", file, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void aHeadTellsWhatAGetWouldBring() throws Exception {
        HttpResponse<byte[]> head = ask("HEAD", file(published(), AssetRole.ORIGINAL));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("200000");
        assertThat(head.headers().firstValue("Repr-Digest")).hasValue("sha-256=:" + sha256() + ":");
    }

    @Test
    void captionsAndChaptersComeAsWell() throws Exception {
        UUID id = published();

        assertThat(ask("GET", file(id, AssetRole.CAPTION)).statusCode()).isEqualTo(200);
        assertThat(ask("GET", file(id, AssetRole.CHAPTERS)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsntPublishedIsntThere() throws Exception {
        UUID draft = draft();
        UUID withdrawn = published();
        String file = file(withdrawn, AssetRole.ORIGINAL);
        assertThat(ask("GET", file).statusCode()).isEqualTo(200);

        catalog.withdraw(withdrawn, "测试");

        assertRefused(ask("GET", file), 404, "/problems/not-found");
        assertRefused(ask("GET", file(draft, AssetRole.ORIGINAL)), 404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-rights-reserved", "in-district"})
    void theLicenceDecides(String licence) throws Exception {
        UUID id = published();

        catalog.describe(id, Origin.PERSON, Map.of(Field.LICENCE, List.of(licence)));

        assertRefused(ask("GET", file(id, AssetRole.ORIGINAL)), 403, "/problems/download-not-allowed");
        assertRefused(ask("GET", file(id, AssetRole.CAPTION)), 403, "/problems/download-not-allowed");
    }

    @Test
    void noLicenceIsNoLeave() throws Exception {
        UUID id = published();

        catalog.describe(id, Origin.PERSON, Map.of(Field.LICENCE, List.of()));

        assertRefused(ask("GET", file(id, AssetRole.ORIGINAL)), 403, "/problems/download-not-allowed");
    }

    @Test
    void nothingElseIsFound() throws Exception {
        UUID id = published();
        UUID other = published();
        String foreign = file(other, AssetRole.ORIGINAL).replace(other.toString(), id.toString());

        assertRefused(ask("GET", foreign), 404, "/problems/not-found");
        assertRefused(ask("GET", "/w/" + id + "/files/" + lesson), 404, "/problems/not-found");
        assertRefused(ask("GET", "/w/" + lesson + "/files/" + lesson), 404, "/problems/not-found");
        assertRefused(ask("GET", file(id, AssetRole.COVER)), 404, "/problems/not-found");
        assertThat(ask("GET", "/w/" + id + "/files/../download", "Accept", "application/json")
                        .statusCode())
                .isIn(302, 404);
        assertRefused(ask("DELETE", file(id, AssetRole.ORIGINAL)), 405, "/problems/method-not-allowed");
    }

    @Test
    void bytesThatAreLostAreNoFile() throws Exception {
        UUID id = published();
        UUID lost = catalog.attach(
                        id, new NewAsset(AssetRole.CAPTION, "0f".repeat(32), 100_000, "text/vtt", "lost.vtt"))
                .id();

        HttpResponse<byte[]> answer = ask("GET", "/w/" + id + "/files/" + lost);

        assertRefused(answer, 404, "/problems/not-found");
        assertThat(answer.headers().map()).doesNotContainKeys("etag", "repr-digest", "content-disposition");
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(type);
    }

    private UUID published() {
        UUID id = draft();
        catalog.publish(id);
        return id;
    }

    private UUID draft() {
        Blob blob = blobs.put(bytes);
        return QuarkusTransaction.requiringNew().call(() -> {
            var school = organisations
                    .withCode("files-school")
                    .orElseGet(() -> organisations.add(null, OrganisationLevel.SCHOOL, "files-school", "取用学校"));
            var teacher = accounts.named("files-teacher")
                    .orElseGet(() -> accounts.add("files-teacher", "测试", "secret", school.id(), Role.TEACHER));
            Descriptors words = Descriptors.NONE
                    .with(Field.TITLE, Origin.PERSON, List.of("可以取走的文件"))
                    .with(Field.LICENCE, Origin.PERSON, List.of("CC-BY-4.0"));
            UUID id = catalog.create(new NewResource("lesson-plan", school.id(), teacher.id(), words))
                    .id();
            for (AssetRole role : AssetRole.values()) {
                catalog.attach(
                        id, new NewAsset(role, blob.digest().hex(), blob.size(), "application/pdf", "圆 \"a.pdf"));
            }
            return id;
        });
    }

    private String file(UUID id, AssetRole role) {
        return QuarkusTransaction.requiringNew()
                .call(() -> "/w/" + id + "/files/"
                        + catalog.get(id).asset(role).orElseThrow().id());
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String sha256() throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}

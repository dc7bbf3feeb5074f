package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Newest;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.Tus.Answer;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** tus 1.0.0 as a sender sees it, over real connections. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class UploadProtocolTest {
    private static final String BOOK = Tus.metadata("勾股定理.pdf", "e-textbook");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Newest newest;

    @Inject
    BlobStore blobs;

    @Inject
    RunningDigests digests;

    @Inject
    UploadSweep sweep;

    @Inject
    DropFolderWatch dropFolders;

    @Inject
    IntakeConfig config;

    @Inject
    DataSource database;

    @TempDir
    Path scratch;

    private Account teacher;
    private Tus tus;

    @BeforeEach
    void signIn() throws SQLException {
        teacher = account(Role.TEACHER);
        tus = tus(teacher);
    }

    @Test
    void saysWhatItOffers() throws Exception {
        Answer answer = tus.send(tus.request("/api/uploads").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,termination,expiration,checksum");
        assertThat(answer.header("Tus-Max-Size")).isEqualTo("17179869184");
        assertThat(answer.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,md5");
    }

    @Test
    void takesABookInTwoPieces() throws Exception {
        byte[] book = book(300_000);

        Answer created = tus.create(book.length, BOOK);
        Answer fresh = tus.head(created.location());
        Answer half = tus.append(created.location(), 0, Arrays.copyOf(book, 100_000));
        Answer halfSeen = tus.head(created.location());
        Answer whole = tus.append(created.location(), 100_000, Arrays.copyOfRange(book, 100_000, book.length));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.location()).startsWith("/api/uploads/");
        assertThat(created.header("Upload-Expires")).endsWith(" GMT");
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.offset()).isZero();
        assertThat(fresh.header("Upload-Length")).isEqualTo("300000");
        assertThat(fresh.header("Upload-Metadata")).isEqualTo(BOOK);
        assertThat(fresh.header("Cache-Control")).isEqualTo("no-store");
        assertThat(half.status()).isEqualTo(204);
        assertThat(half.offset()).isEqualTo(100_000);
        assertThat(half.header("Upload-Expires")).isNotEmpty();
        assertThat(half.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(halfSeen.offset()).isEqualTo(100_000);
        assertThat(whole.status()).isEqualTo(204);
        assertThat(whole.offset()).isEqualTo(300_000);
        LearningResource resource = resource(created.location());
        assertThat(resource.title()).isEqualTo("勾股定理");
        assertThat(resource.descriptors().origin(Field.TITLE)).contains(Origin.DEFAULT);
        assertThat(resource.organisation())
                .isEqualTo(teacher.memberships().getFirst().organisation());
        assertStored(resource, book);
        assertThat(Files.exists(directory(created.location()))).isFalse();
    }

    @Test
    void takesAllWithTheCreation() throws Exception {
        byte[] book = book(50_000);

        Answer created = tus.send(tus.request("/api/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "50000")
                .header("Upload-Metadata", BOOK + ",title " + Tus.base64("我的书"))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(book)));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.offset()).isEqualTo(50_000);
        assertThat(resource(created.location()).title()).isEqualTo("我的书");
        assertThat(resource(created.location()).descriptors().origin(Field.TITLE))
                .contains(Origin.PERSON);
    }

    @Test
    void answersTheLastRequestAgainWhenItsAnswerWasLost() throws Exception {
        byte[] book = book(10_000);
        String upload = tus.create(book.length, BOOK).location();
        tus.append(upload, 0, book);

        Answer again = tus.append(upload, book.length, new byte[0]);

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.offset()).isEqualTo(book.length);
    }

    @Test
    void takesPatchesInPostsToo() throws Exception {
        byte[] book = book(10_000);
        String upload = tus.create(book.length, BOOK).location();

        Answer answer = tus.send(tus.request(upload)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(book)));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.offset()).isEqualTo(10_000);
    }

    @Test
    void refusesPiecesThatDoNotFit() throws Exception {
        byte[] book = book(10_000);
        String upload = tus.create(book.length, BOOK).location();

        Answer ahead = tus.append(upload, 5, book);
        Answer tooMuch = tus.append(upload, 0, Arrays.copyOf(book, book.length + 1));
        Answer wrongType = tus.send(tus.request(upload, "Content-Type", "text/plain")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(book)));
        Answer noOffset = tus.send(tus.request(upload, "Content-Type", "application/offset+octet-stream")
                .header("Tus-Resumable", "1.0.0")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(book)));

        assertRefused(ahead, 409, "upload-offset-conflict");
        assertRefused(tooMuch, 413, "upload-length-exceeded");
        assertRefused(wrongType, 415, "unsupported-media-type");
        assertRefused(noOffset, 400, "upload-malformed");
        assertThat(tus.head(upload).offset()).isZero();
    }

    @Test
    void speaksOneVersionOnly() throws Exception {
        Answer other = tus.send(tus.request("/api/uploads", "Tus-Resumable", "0.2.2")
                .header("Upload-Length", "10")
                .POST(HttpRequest.BodyPublishers.noBody()));
        Answer none = tus.send(
                tus.request("/api/uploads").header("Upload-Length", "10").POST(HttpRequest.BodyPublishers.noBody()));

        assertRefused(other, 412, "tus-version");
        assertThat(other.header("Tus-Version")).isEqualTo("1.0.0");
        assertRefused(none, 412, "tus-version");
    }

    @Test
    void refusesCreationsThatSayTooLittle() throws Exception {
        Answer deferred = tus.send(tus.request("/api/uploads", "Tus-Resumable", "1.0.0")
                .header("Upload-Defer-Length", "1")
                .POST(HttpRequest.BodyPublishers.noBody()));
        Answer negative = tus.send(tus.request("/api/uploads", "Tus-Resumable", "1.0.0")
                .header("Upload-Length", "-5")
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertRefused(deferred, 400, "upload-malformed");
        assertRefused(negative, 400, "upload-malformed");
        assertRefused(tus.create(10, "filename ***"), 400, "upload-malformed");
        assertRefused(tus.create(10, Tus.metadata("a.mp4", "no-such-kind")), 422, "unknown-kind");
        assertRefused(tus.create(0, BOOK), 422, "empty-file");
        assertRefused(tus.create(8_589_934_593L, Tus.metadata("a.mp4", "micro-lecture")), 413, "upload-too-large");
    }

    @Test
    void checksEveryPieceThatCarriesAChecksum() throws Exception {
        byte[] book = book(20_000);
        byte[] piece = Arrays.copyOf(book, 8_000);
        String upload = tus.create(book.length, BOOK).location();

        Answer altered = tus.append(upload, 0, piece, "Upload-Checksum", "sha256 " + Tus.base64("wrong"));
        Answer kept = tus.head(upload);
        Answer unknown = tus.append(upload, 0, piece, "Upload-Checksum", "crc7 AAAA");
        Answer right = tus.append(upload, 0, piece, "Upload-Checksum", "sha1 " + sha1(piece));
        Answer rest = tus.append(upload, 8_000, Arrays.copyOfRange(book, 8_000, book.length));

        assertRefused(altered, 460, "checksum-mismatch");
        assertThat(kept.offset()).isZero();
        assertRefused(unknown, 400, "upload-malformed");
        assertThat(right.offset()).isEqualTo(8_000);
        assertThat(rest.status()).isEqualTo(204);
        assertStored(resource(upload), book);
    }

    @Test
    void endsWhenItsOwnerSaysSo() throws Exception {
        String upload = tus.create(100, BOOK).location();
        tus.append(upload, 0, new byte[10]);

        Answer deleted = tus.delete(upload);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(tus.head(upload).status()).isEqualTo(410);
        assertRefused(tus.append(upload, 10, new byte[10]), 410, "upload-gone");
        assertThat(directory(upload)).doesNotExist();
    }

    @Test
    void isSeenByItsOwnerAlone() throws Exception {
        String upload = tus.create(100, BOOK).location();

        assertThat(new Tus(base, "").create(100, BOOK).status()).isEqualTo(401);
        assertThat(tus(account(Role.LEARNER)).create(100, BOOK).status()).isEqualTo(403);
        Tus other = tus(account(Role.TEACHER));
        assertRefused(other.get(upload), 404, "not-found");
        assertRefused(other.append(upload, 0, new byte[1]), 404, "not-found");
        assertRefused(other.delete(upload), 404, "not-found");
        assertThat(tus.head(upload).status()).isEqualTo(200);
    }

    @Test
    void keepsWhatCameWhenTheLineDiesAtNinetyNinePercent() throws Exception {
        byte[] book = book(3_000_000);
        String upload = tus.create(book.length, BOOK).location();

        try (Socket line = tus.begin(upload, book, 2_970_000)) {
            // Every whole piece of 256 KiB. A reset throws away what the sender's system still holds; the rest has left
            // it by now.
            awaitOffset(upload, 11 * 262_144);
            line.setSoLinger(true, 0);
        }

        awaitOffset(upload, 2_970_000);
        long offset = tus.head(upload).offset();
        Answer rest = whenFree(upload, offset, Arrays.copyOfRange(book, (int) offset, book.length));
        assertThat(rest.status()).isEqualTo(204);
        assertStored(resource(upload), book);
    }

    @Test
    void hasOneWriterAtATime() throws Exception {
        byte[] book = book(1_000_000);
        String upload = tus.create(book.length, BOOK).location();

        try (Socket _ = tus.begin(upload, book, 600_000)) {
            awaitOffset(upload, 262_144);
            assertRefused(tus.append(upload, tus.head(upload).offset(), new byte[1]), 423, "upload-locked");
            assertRefused(tus.delete(upload), 423, "upload-locked");
        }
    }

    @Test
    void goesOnAfterARestartFromWhatIsOnTheDisk() throws Exception {
        byte[] book = book(500_000);
        String upload = tus.create(book.length, BOOK).location();
        tus.append(upload, 0, Arrays.copyOf(book, 400_000));

        digests.forget(id(upload));
        tus.append(upload, 400_000, Arrays.copyOfRange(book, 400_000, book.length));

        assertStored(resource(upload), book);
    }

    @Test
    void judgesAFileWhoseLastRequestWasKilledBeforeItsAnswer() throws Exception {
        byte[] book = book(10_000);
        String upload = tus.create(book.length, BOOK).location();
        Files.write(directory(upload).resolve("part"), book);

        Answer view = tus.get(upload);

        assertThat(view.body())
                .contains("\"offset\":10000")
                .contains("\"length\":10000")
                .contains("\"resource\":");
        assertStored(resource(upload), book);
    }

    @Test
    void knowsAFileThatItHasAlready() throws Exception {
        byte[] book = book(10_000);
        String first = tus.create(book.length, BOOK).location();
        tus.append(first, 0, book);
        String second =
                tus.create(book.length, Tus.metadata("另一个名字.pdf", "e-textbook")).location();

        Answer answer = tus.append(second, 0, book);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(tus.get(second).body()).contains("\"duplicate\":true");
        assertThat(tus.get(first).body()).doesNotContain("duplicate");
        assertThat(resource(second).id()).isEqualTo(resource(first).id());
        assertThat(newest.ownedBy(teacher.id(), 10)).hasSize(1);
    }

    @Test
    void makesEachTeacherAnOwnResourceOfTheSameBytes() throws Exception {
        byte[] book = book(10_000);
        Account colleague = account(Role.TEACHER);

        tus.upload(book, BOOK);
        tus(colleague).upload(book, BOOK);

        assertThat(newest.ownedBy(teacher.id(), 10)).hasSize(1);
        assertThat(newest.ownedBy(colleague.id(), 10)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "words, lesson.mp4, micro-lecture, 415, wrong-media-type-for-kind",
        "ffconcat, lesson.mp4, micro-lecture, 415, wrong-media-type-for-kind",
        "playlist, lesson.mp4, recorded-lesson, 415, wrong-media-type-for-kind",
        "zip, slides.pptx, courseware, 415, wrong-media-type-for-kind",
        "svg, picture.png, image, 415, wrong-media-type-for-kind",
        "bomb, plan.docx, lesson-plan, 422, archive-bomb",
        "cut, plan.docx, lesson-plan, 422, file-damaged",
        "huge, picture.png, image, 422, picture-too-large"
    })
    void refusesWithItsLastByteWhatTheRulesRefuse(String what, String name, String kind, int status, String problem)
            throws Exception {
        byte[] bytes = hostile(what);
        String upload = tus.create(bytes.length, Tus.metadata(name, kind)).location();

        Answer chinese = tus.append(upload, 0, bytes, "Accept-Language", "zh-CN");
        Answer english = tus.append(upload, bytes.length, new byte[0], "Accept-Language", "en");
        Answer view = tus.get(upload, "Accept-Language", "en");

        assertRefused(chinese, status, problem);
        assertThat(chinese.body()).containsPattern("[\\u4e00-\\u9fff]{4}");
        assertRefused(english, status, problem);
        assertThat(english.body()).contains("lease").doesNotContainPattern("[\\u4e00-\\u9fff]");
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.body()).contains("/problems/" + problem).doesNotContain("\"resource\"");
        assertThat(directory(upload).resolve("part")).hasBinaryContent(bytes);
        assertThat(newest.ownedBy(teacher.id(), 10)).isEmpty();
        assertThat(tus.delete(upload).status()).isEqualTo(204);
    }

    @Test
    void clearsAwayWhatHasExpired() throws Exception {
        String upload = tus.create(100, BOOK).location();
        tus.append(upload, 0, new byte[10]);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update upload set expires_at = now() - interval '1 s' where id = ?")) {
            update.setObject(1, id(upload));
            update.executeUpdate();
        }

        sweep.clear();

        assertThat(tus.head(upload).status()).isEqualTo(410);
        assertThat(directory(upload)).doesNotExist();
    }

    @Test
    void takesFilesFromADropFolderAndMovesAsideWhatItRefuses() throws Exception {
        String school = organisations
                .find(teacher.memberships().getFirst().organisation())
                .orElseThrow()
                .code();
        var drop = new DropFolders.Spec(scratch.toString(), school, teacher.name(), "e-textbook");
        byte[] book = book(5_000);
        Files.write(scratch.resolve("第一课.pdf"), book);
        Files.writeString(scratch.resolve("notes.pdf"), "not a book");

        dropFolders.look(drop);
        dropFolders.look(drop);
        Files.write(scratch.resolve("第一课 again.pdf"), book);
        dropFolders.look(drop);
        dropFolders.look(drop);

        assertThat(newest.ownedBy(teacher.id(), 10))
                .extracting(LearningResource::title)
                .containsExactly("第一课");
        assertThat(scratch.resolve("第一课.pdf")).doesNotExist();
        assertThat(scratch.resolve("第一课 again.pdf")).doesNotExist();
        assertThat(scratch.resolve("refused/notes.pdf")).hasContent("not a book");
        assertThat(Files.readString(scratch.resolve("refused/notes.pdf.reason.txt")))
                .contains(".epub .pdf");
    }

    @Test
    void promisesNoRoomTwice() throws Exception {
        long length = 16L << 30;
        long usable = Files.getFileStore(config.directory()).getUsableSpace();
        List<String> opened = new ArrayList<>();
        Answer last = tus.create(length, Tus.metadata("long.mp4", "recorded-lesson"));
        while (last.status() == 201 && opened.size() * length <= usable) {
            opened.add(last.location());
            last = tus.create(length, Tus.metadata("long.mp4", "recorded-lesson"));
        }
        for (String upload : opened) {
            tus.delete(upload);
        }

        assertRefused(last, 507, "storage-full");
    }

    @Test
    void aFileThatCantBeMovedAsideStandsInNobodysWay() throws Exception {
        String school = organisations
                .find(teacher.memberships().getFirst().organisation())
                .orElseThrow()
                .code();
        var drop = new DropFolders.Spec(scratch.toString(), school, teacher.name(), "e-textbook");
        Files.writeString(scratch.resolve("a.pdf"), "not a book");
        Files.write(scratch.resolve("b.pdf"), book(5_001));
        Files.writeString(scratch.resolve("refused"), "stands where the folder should be");

        dropFolders.look(drop);
        dropFolders.look(drop);

        assertThat(scratch.resolve("a.pdf")).exists();
        assertThat(scratch.resolve("b.pdf")).doesNotExist();
    }

    private void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.body()).contains("\"/problems/" + problem + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
    }

    private void assertStored(LearningResource resource, byte[] bytes) {
        String sha256 = Digest.of(bytes).hex();
        assertThat(resource.asset(AssetRole.ORIGINAL).orElseThrow().sha256()).isEqualTo(sha256);
        assertThat(resource.asset(AssetRole.ORIGINAL).orElseThrow().mediaType()).isEqualTo("application/pdf");
        try (var copy = blobs.local(new Digest(sha256))) {
            assertThat(copy.path()).hasBinaryContent(bytes);
        }
    }

    private void awaitOffset(String upload, long least) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tus.head(upload).offset()).isGreaterThanOrEqualTo(least));
    }

    /** The server may need a moment to see that the old line is dead. */
    private Answer whenFree(String upload, long offset, byte[] bytes) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> tus.append(upload, offset, bytes), answer -> answer.status() != 423);
    }

    private LearningResource resource(String upload) throws Exception {
        String body = tus.get(upload).body();
        String marker = "\"resource\":\"";
        assertThat(body).contains(marker);
        int at = body.indexOf(marker) + marker.length();
        UUID id = UUID.fromString(body.substring(at, at + 36));
        return newest.ownedBy(teacher.id(), 50).stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Path directory(String upload) {
        return config.directory().resolve(id(upload).toString());
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private Tus tus(Account account) throws SQLException {
        return new Tus(
                base,
                new ApiTokens(database, Clock.systemUTC()).issue(account.name()).orElseThrow());
    }

    private Account account(Role role) {
        String name = "intake-" + COUNT.incrementAndGet();
        UUID school = organisations
                .withCode("intake-school")
                .orElseGet(() -> organisations.add(null, OrganisationLevel.SCHOOL, "intake-school", "入库学校"))
                .id();
        return accounts.named(name).orElseGet(() -> accounts.add(name, name, "secret", school, role));
    }

    private byte[] hostile(String what) throws Exception {
        Path file = scratch.resolve(what);
        return switch (what) {
            case "words" -> "二次函数的图像与性质".repeat(50).getBytes(StandardCharsets.UTF_8);
            case "ffconcat" -> "ffconcat version 1.0\nfile 'part'\n".getBytes(StandardCharsets.UTF_8);
            case "playlist" -> "#EXTM3U\n#EXTINF:4,\n/etc/passwd\n".getBytes(StandardCharsets.UTF_8);
            case "svg" -> "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);
            case "zip" -> Files.readAllBytes(Archives.zip(file, Map.of("a.txt", "a")));
            case "bomb" -> Files.readAllBytes(Archives.bomb(file, 200L << 20));
            case "cut" -> {
                byte[] whole = Files.readAllBytes(Archives.zip(file, Map.of("a.txt", "a")));
                yield Arrays.copyOf(whole, whole.length - 20);
            }
            case "huge" -> InspectionTest.pngHeader(65_535, 65_535);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** The head of a PDF, and noise that no other test has. */
    private static byte[] book(int length) throws Exception {
        byte[] noise = new byte[length - 9];
        new Random(COUNT.incrementAndGet() * 31L + length).nextBytes(noise);
        ByteArrayOutputStream book = new ByteArrayOutputStream(length);
        book.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        book.write(noise);
        return book.toByteArray();
    }

    private static String sha1(byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}

package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.fetch.FetchFailed.Reason;

class DownloadTest {

    private static final int SIZE = 1_000_000;

    private final Fetcher fetcher = TestFetcher.allowing("127.0.0.1");
    private final byte[] film = new byte[SIZE];

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void bytes() {
        new Random(7).nextBytes(film);
        file = folder.resolve("film");
    }

    @Test
    void aFileComesWhole() throws Exception {
        AtomicLong took = new AtomicLong();
        try (RawServer server = new RawServer(this::serve)) {
            long there = fetcher.download(server.address("/"), file, 0, Optional.of(took::addAndGet), SIZE);

            assertThat(there).isEqualTo(SIZE);
            assertThat(file).hasBinaryContent(film);
            assertThat(took).hasValue(SIZE);
            assertThat(server.requests().getFirst().headers())
                    .containsEntry("accept-encoding", "identity")
                    .doesNotContainKey("range");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, SIZE - 1})
    void aFileGoesOnWhereItBrokeOff(int from) throws Exception {
        Files.write(file, Arrays.copyOf(film, from));
        try (RawServer server = new RawServer(this::serve)) {
            long there = fetcher.download(server.address("/"), file, from, Optional.empty(), SIZE);

            assertThat(there).isEqualTo(SIZE);
            assertThat(file).hasBinaryContent(film);
            assertThat(server.requests().getFirst().headers()).containsEntry("range", "bytes=" + from + "-");
        }
    }

    @Test
    void whatLiesBehindTheKnownBytesIsForgotten() throws Exception {
        byte[] torn = Arrays.copyOf(film, 2000);
        Arrays.fill(torn, 1000, 2000, (byte) 0);
        Files.write(file, torn);
        try (RawServer server = new RawServer(this::serve)) {
            fetcher.download(server.address("/"), file, 1000, Optional.empty(), SIZE);

            assertThat(file).hasBinaryContent(film);
        }
    }

    @Test
    void aFileThatIsWholeIsNotAskedFor() throws Exception {
        Files.write(file, film);
        try (RawServer server = new RawServer(this::serve)) {
            assertThat(fetcher.download(server.address("/"), file, SIZE, Optional.empty(), SIZE))
                    .isEqualTo(SIZE);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aServerWithoutRangesIsReadFromTheBeginning() throws Exception {
        Files.write(file, new byte[5000]);
        try (RawServer server = new RawServer((_, out) -> RawServer.ok(out, "video/mp4", film))) {
            fetcher.download(server.address("/"), file, 5000, Optional.empty(), SIZE);

            assertThat(file).hasBinaryContent(film);
        }
    }

    @Test
    void everyGoKeepsWhatCame() throws Exception {
        int piece = 300_000;
        try (RawServer server = new RawServer((request, out) -> {
            int from = from(request);
            RawServer.say(out, from == 0 ? "200 OK" : "206 Partial", head(from), pieceOf(from, piece));
            out.close();
        })) {
            for (int goes = 1; goes <= 3; goes++) {
                assertThat(failure(server, goes == 1 ? 0 : Files.size(file)).reason())
                        .isEqualTo(Reason.BROKEN_OFF);
                assertThat(file).hasBinaryContent(Arrays.copyOf(film, goes * piece));
            }

            assertThat(fetcher.download(server.address("/"), file, Files.size(file), Optional.empty(), SIZE))
                    .isEqualTo(SIZE);
            assertThat(file).hasBinaryContent(film);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Range: bytes 999-999999/1000000', BROKEN_OFF",
        "'Content-Range: bytes 1000-1999999/2000000', BROKEN_OFF",
        "'Content-Range: pages 1000-1/1', BROKEN_OFF",
        "'X-None: 1', BROKEN_OFF",
        "'Content-Range: bytes 1000-999999/*', TOO_LARGE"
    })
    void anotherPieceThanWasAskedForIsNotTaken(String range, Reason reason) throws Exception {
        Files.write(file, Arrays.copyOf(film, 1000));
        try (RawServer server = new RawServer(
                (_, out) -> RawServer.say(out, "206 Partial", range + "\r\nContent-Length: " + SIZE, film))) {
            assertThat(failure(server, 1000).reason()).isEqualTo(reason);
            assertThat(Files.size(file)).isBetween(1000L, (long) SIZE);
        }
    }

    @Test
    void aPartThatNobodyAskedForIsRefused() throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.say(out, "206 Partial", head(0), film))) {
            assertThat(failure(server, 0).reason()).isEqualTo(Reason.STATUS);
        }
    }

    @Test
    void aFileThatIsLongerThanItsSizeIsNotWrittenBeyondIt() throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.ok(out, "video/mp4", new byte[SIZE + 1]))) {
            assertThat(failure(server, 0).reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(Files.size(file)).isLessThanOrEqualTo(SIZE);
        }
    }

    @Test
    void aPackedFileIsRefused() throws Exception {
        byte[] packed = RawServer.gzip(film);
        try (RawServer server = new RawServer((_, out) ->
                RawServer.say(out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + packed.length, packed))) {
            assertThat(failure(server, 0).reason()).isEqualTo(Reason.BROKEN_OFF);
        }
    }

    @Test
    void thePaceMayEndIt() throws Exception {
        Pace stopped = _ -> {
            throw new InterruptedException();
        };
        try (RawServer server = new RawServer(this::serve)) {
            assertThatThrownBy(() -> fetcher.download(server.address("/"), file, 0, Optional.of(stopped), SIZE))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void aDiskThatTakesNothingIsToldAsSuch() throws Exception {
        try (RawServer server = new RawServer(this::serve)) {
            assertThatThrownBy(() -> fetcher.download(
                            server.address("/"), folder.resolve("missing/film"), 0, Optional.empty(), SIZE))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() ->
                            fetcher.download(server.address("/"), Path.of("/dev/full"), 0, Optional.empty(), SIZE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("space");
        }
    }

    @Test
    void bytesThatAreNotThereAreNotGoneOnWith() {
        assertThatThrownBy(() -> fetcher.download(URI.create("http://127.0.0.1:1/"), file, 10, Optional.empty(), SIZE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private FetchFailed failure(RawServer server, long from) {
        return Objects.requireNonNull(catchThrowableOfType(
                FetchFailed.class, () -> fetcher.download(server.address("/"), file, from, Optional.empty(), SIZE)));
    }

    private void serve(RawServer.Request request, OutputStream out) throws IOException {
        int from = from(request);
        RawServer.say(out, from == 0 ? "200 OK" : "206 Partial", head(from), pieceOf(from, SIZE));
    }

    private static int from(RawServer.Request request) {
        String range = request.headers().getOrDefault("range", "bytes=0-");
        return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    private static String head(int from) {
        return "Content-Range: bytes " + from + "-" + (SIZE - 1) + "/" + SIZE + "\r\nContent-Length: " + (SIZE - from);
    }

    private byte[] pieceOf(int from, int most) {
        return Arrays.copyOfRange(film, from, Math.min(SIZE, from + most));
    }
}

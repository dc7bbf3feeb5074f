package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.fetch.FetchFailed.Reason;

/** Servers that give too much, too little, or never come to an end. */
class HostileBodyTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String ENDLESS = "Transfer-Encoding: chunked";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Fetcher fetcher = TestFetcher.allowing("127.0.0.1");

    @Test
    void aBombIsNoticedBeforeItHasUnpacked() throws Exception {
        byte[] bomb = RawServer.gzip(new byte[50 * MEGABYTE]);

        assertThat(reason(ask(100 * MEGABYTE), packed(bomb))).isEqualTo(Reason.TOO_DENSE);
    }

    @Test
    void moreThanWasAgreedToIsTooLarge() throws Exception {
        assertThat(reason(ask(1000), (_, out) -> RawServer.ok(out, "text/xml", new byte[1001])))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(ask(1000), packed(RawServer.gzip(new byte[1001])))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void anEndlessBodyIsTooLarge() throws Exception {
        assertThat(reason(ask(MEGABYTE), (_, out) -> {
                    RawServer.say(out, "200 OK", ENDLESS, new byte[0]);
                    forever(out, "4\r\nabcd\r\n".repeat(1000));
                }))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void whatUnpacksToNothingForEverIsTooLarge() throws Exception {
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(begun)) {
            gzip.flush();
        }
        byte[] header = Arrays.copyOf(begun.toByteArray(), 10);

        assertThat(reason(ask(1000), (_, out) -> {
                    RawServer.say(out, "200 OK", "Content-Encoding: gzip", header);
                    // Stored blocks (RFC 1951, 3.2.4) of no length, none of them the last.
                    forever(out, "\0\0\0\u00FF\u00FF".repeat(1000));
                }))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void silenceEndsTheWait() throws Exception {
        Ask impatient = new Ask(LONG, Duration.ofMillis(200), MEGABYTE, Map.of());

        assertThat(reason(impatient, (_, out) -> RawServer.say(out, "200 OK", "Content-Length: 9", new byte[3])))
                .isEqualTo(Reason.TIMED_OUT);
        assertThat(reason(impatient, (_, _) -> {})).isEqualTo(Reason.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "HTTP/1.1 200 OK\r\nX-Slow: "})
    void aByteNowAndThenIsNoAnswer(String beginning) throws Exception {
        Ask bounded = new Ask(Duration.ofMillis(500), LONG, MEGABYTE, Map.of());

        assertThat(reason(bounded, (_, out) -> {
                    out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                    while (true) {
                        out.write('\n');
                        out.flush();
                        LockSupport.parkNanos(20_000_000);
                    }
                }))
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void asManyPromisesAsThereIsTimeForAreNoAnswer() throws Exception {
        Ask bounded = new Ask(Duration.ofMillis(500), LONG, MEGABYTE, Map.of());

        assertThat(reason(bounded, (_, out) -> forever(out, "HTTP/1.1 102 Processing\r\n\r\n")))
                .isEqualTo(Reason.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot packed at all",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhalf",
                "SSH-2.0-OpenSSH_9.9\r\n",
                ""
            })
    void whatEndsBeforeItsEndIsBrokenOff(String said) throws Exception {
        assertThat(reason(ask(MEGABYTE), (_, out) -> {
                    out.write(said.getBytes(StandardCharsets.ISO_8859_1));
                    out.close();
                }))
                .isEqualTo(Reason.BROKEN_OFF);
    }

    @Test
    void halfOfWhatWasPackedIsBrokenOff() throws Exception {
        byte[] packed = RawServer.gzip("a page of a list".repeat(100).getBytes(StandardCharsets.UTF_8));

        assertThat(reason(ask(MEGABYTE), packed(Arrays.copyOf(packed, packed.length / 2))))
                .isEqualTo(Reason.BROKEN_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Long: long", "X-Many: a\r\nX-Many: b\r\n"})
    void headersHaveAnEnd(String header) throws Exception {
        assertThat(reason(ask(MEGABYTE), (_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    forever(out, header);
                }))
                .isEqualTo(Reason.BROKEN_OFF);
    }

    @Test
    void aReaderThatHasNotNoticedMakesNothingOfHalfAnAnswer() throws Exception {
        try (RawServer server = new RawServer((_, out) -> {
            RawServer.say(out, "200 OK", "Content-Length: 100", new byte[10]);
            out.close();
        })) {
            Reader<String> careless = answer -> {
                try {
                    answer.body().readAllBytes();
                } catch (IOException ignored) {
                    // as some parsers do
                }
                return "half";
            };

            assertThat(catchThrowableOfType(
                            FetchFailed.class, () -> fetcher.get(server.address("/"), ask(1000), careless)))
                    .extracting(FetchFailed::reason)
                    .isEqualTo(Reason.BROKEN_OFF);
        }
    }

    private Reason reason(Ask ask, RawServer.Script script) throws IOException {
        try (RawServer server = new RawServer(script)) {
            return TestFetcher.failure(fetcher, server.address("/"), ask).reason();
        }
    }

    private static RawServer.Script packed(byte[] body) {
        return (_, out) ->
                RawServer.say(out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + body.length, body);
    }

    /** Until the client goes away. */
    private static void forever(OutputStream out, String said) throws IOException {
        byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
        while (true) {
            out.write(bytes);
            out.flush();
        }
    }

    private static Ask ask(long maxBytes) {
        return new Ask(LONG, LONG, maxBytes, Map.of());
    }
}

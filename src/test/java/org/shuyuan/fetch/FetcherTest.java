package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.shuyuan.fetch.TestFetcher.ASK;
import static org.shuyuan.fetch.TestFetcher.assertRefused;
import static org.shuyuan.fetch.TestFetcher.failure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.fetch.FetchFailed.Reason;

class FetcherTest {

    private final Fetcher fetcher = TestFetcher.allowing("127.0.0.1");

    @Test
    void anAnswerIsReadWithItsHeaders() throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.xml(out, "<一/>"))) {
            String body = fetcher.get(server.address("/a?b=%E4%B8%80"), ASK, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("content-TYPE")).hasValue("text/xml; charset=UTF-8");
                assertThat(answer.finalAddress()).isEqualTo(server.address("/a?b=%E4%B8%80"));
                return TestFetcher.text(answer);
            });

            assertThat(body).isEqualTo("<一/>");
            assertThat(server.requests()).first().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/a?b=%E4%B8%80");
                assertThat(request.headers())
                        .containsEntry("user-agent", "Shuyuan/test (+http://localhost)")
                        .containsEntry("accept-encoding", "gzip")
                        .containsEntry("host", "127.0.0.1:" + server.port())
                        .doesNotContainKeys("cookie", "upgrade");
            });
        }
    }

    @Test
    void aConnectionIsGoodForManyAnswers() throws Exception {
        byte[] packed = RawServer.gzip("many".getBytes(StandardCharsets.UTF_8));
        try (RawServer server = new RawServer((_, out) ->
                RawServer.say(out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + packed.length, packed))) {
            for (int i = 0; i < 5; i++) {
                assertThat(fetcher.get(server.address("/"), ASK, TestFetcher::text))
                        .isEqualTo("many");
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatIsLeftUnreadHoldsNoConnection() throws Exception {
        try (RawServer server = new RawServer((request, out) -> RawServer.say(
                out,
                request.target().equals("/good") ? "200 OK" : "404 Not Found",
                "Content-Length: 4",
                "body".getBytes(StandardCharsets.UTF_8)))) {
            for (int i = 0; i < 30; i++) {
                failure(fetcher, server.address("/"), ASK);
                fetcher.get(server.address("/good"), ASK, Answer::status);
            }

            assertThat(fetcher.get(server.address("/good"), ASK, TestFetcher::text))
                    .isEqualTo("body");
        }
    }

    @Test
    void redirectsAreFollowedFiveTimes() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            int hop = Integer.parseInt(request.target().substring(1));
            if (hop == 0) {
                RawServer.xml(out, "<there/>");
            } else {
                RawServer.redirect(out, hop % 2 == 0 ? "/" + (hop - 1) : "./" + (hop - 1));
            }
        })) {
            URI there = fetcher.get(server.address("/5"), ASK, Answer::finalAddress);

            assertThat(there).isEqualTo(server.address("/0"));
            assertRefused(fetcher, server.address("/6"));
        }
    }

    @ParameterizedTest
    @CsvSource({"404 Not Found, 404, ''", "503 Busy, 503, 120", "429 Slow, 429, 'Sun, 22 Nov 2026 08:02:00 GMT'"})
    void anotherStatusIsAFailureWithItsWait(String line, int status, String retryAfter) throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.status(out, line, "Retry-After: " + retryAfter))) {
            FetchFailed failed = failure(fetcher, server.address("/"), ASK);

            assertThat(failed.reason()).isEqualTo(Reason.STATUS);
            assertThat(failed.status()).hasValue(status);
            assertThat(failed.retryAfter())
                    .isEqualTo(retryAfter.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMinutes(2)));
        }
    }

    @Test
    void whoTakesNoConnectionIsUnreachable() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
        }

        assertThat(failure(fetcher, nobody, ASK).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure(
                                TestFetcher.resolving(host -> {
                                    throw new UnknownHostException(host);
                                }),
                                URI.create("http://nobody.example/"),
                                ASK)
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aStoppedThreadStopsWaiting() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (RawServer server = new RawServer((_, out) -> {
            RawServer.say(out, "200 OK", "Content-Length: 100", new byte[10]);
            waiting.countDown();
        })) {
            FutureTask<Throwable> asked = new FutureTask<>(
                    () -> catchThrowable(() -> fetcher.get(server.address("/"), ASK, TestFetcher::text)));
            Thread thread = Thread.ofVirtual().start(asked);
            waiting.await();

            thread.interrupt();

            assertThat(asked.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }
}

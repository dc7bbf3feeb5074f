package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** A harvester that can't be answered now is told when to come again (OAI-PMH 2.0 §3.1.2.2), and never gets a shorter list. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ComeAgainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/oai?verb=ListRecords&metadataPrefix=oai_dc")
    URI list;

    @Inject
    Lessons lessons;

    @Inject
    OaiConfig config;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void oneRecord() {
        lessons.forget();
        lessons.fill(1);
        assertThat(ask().join().statusCode()).isEqualTo(200);
    }

    @Test
    void oneMoreThanCanBeAnsweredIsSentAway() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked;
        try (Held _ = new Held()) {
            asked = Stream.generate(this::ask).limit(config.concurrent() + 3L).toList();

            await().atMost(PATIENCE)
                    .until(() ->
                            asked.stream().filter(CompletableFuture::isDone).count() == 3);
        }
        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(config.concurrent());
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .hasSize(3)
                .allSatisfy(answer -> assertSentAway(answer, "/problems/busy"));
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleIsNoShortList() throws Exception {
        try (Held _ = new Held()) {
            CompletableFuture<HttpResponse<String>> asked = ask();

            // Each waiting reader loses its connection, as when the database is stopped.
            await().atMost(PATIENCE).until(() -> {
                lessons.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like 'select pg_advisory_xact_lock_shared%'");
                return asked.isDone();
            });

            assertSentAway(asked.join(), "/problems/engine-unavailable");
        }
        assertThat(ask().join().statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> ask() {
        return http.sendAsync(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertSentAway(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(type);
    }

    /** Readers wait as long as this is open, as they do for a stamper. */
    private final class Held implements AutoCloseable {

        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final CountDownLatch over = new CountDownLatch(1);

        Held() throws InterruptedException {
            CountDownLatch taken = new CountDownLatch(1);
            thread.execute(() -> QuarkusTransaction.requiringNew().run(() -> {
                lessons.sql("select pg_advisory_xact_lock(" + 0x6F6169 + ")");
                taken.countDown();
                awaitOver();
            }));
            taken.await();
        }

        private void awaitOver() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            thread.close();
        }
    }
}

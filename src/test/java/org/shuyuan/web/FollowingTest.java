package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;

/** Progress by server-sent events, over real connections. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(120)
class FollowingTest {

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    Catalog catalog;

    @Inject
    Processing processing;

    @Inject
    Staff staff;

    @Inject
    WebConfig config;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private UUID lesson = new UUID(0, 0);
    private String token = "";

    @BeforeEach
    void aLessonBeingRendered() throws Exception {
        Account teacher = staff.teacher("follower");
        lesson = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                teacher.memberships().getFirst().organisation(),
                                teacher.id(),
                                Descriptors.NONE))
                        .id());
        token = staff.token(teacher);
        processing.finished(lesson, Step.DESCRIBE);
        processing.advanced(lesson, Step.RENDER, 5);
    }

    @Test
    void everyChangeIsToldUntilTheEnd() throws Exception {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(follow().body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).contains("\"stage\":\"render\"").contains("\"percent\":5");
            processing.advanced(lesson, Step.RENDER, 40);
            assertThat(next(lines)).contains("\"percent\":40");
            processing.finished(lesson, Step.RENDER);
            assertThat(next(lines)).contains("\"stage\":\"done\"");
            assertThat(next(lines)).isEmpty();
        }
    }

    @Test
    void oneAccountHoldsSoManyLinesAndNoMore() throws Exception {
        List<HttpResponse<InputStream>> lines = new ArrayList<>();
        for (int line = 0; line < config.followedByOne(); line++) {
            lines.add(follow());
        }

        HttpResponse<InputStream> refused = follow();

        assertThat(lines).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("/problems/too-much-followed")
                .contains("at once");
        lines.getFirst().body().close();
        await().atMost(Duration.ofSeconds(30)).until(() -> follow().statusCode() == 200);
        processing.finished(lesson, Step.RENDER);
    }

    /** The next event, or nothing when the line has ended. */
    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line == null ? "" : line;
    }

    private HttpResponse<InputStream> follow() throws Exception {
        return http.send(
                HttpRequest.newBuilder(base.resolve("/api/resources/" + lesson + "/events"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}

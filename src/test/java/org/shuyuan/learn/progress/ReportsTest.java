package org.shuyuan.learn.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.seal.Seals;

/** What players report counts once, as far as it can be true, and for whoever has played it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ReportsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LENGTH = 600_000;
    private static final int PATTERNS = 1000;

    @Inject
    Seals seals;

    @Inject
    Entering entering;

    @Inject
    Watching watching;

    @Inject
    Catalog catalog;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    private UUID film = UUID.randomUUID();
    private UUID pupil = UUID.randomUUID();
    private String name = "";

    @BeforeEach
    void aFilmAndAPupil() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "reports-school", "青溪小学");
            UUID teacher = accounts.named("reports-teacher")
                    .orElseGet(() -> accounts.add("reports-teacher", "沈老师", "correct horse", school.id(), Role.TEACHER))
                    .id();
            name = "reports-" + UUID.randomUUID();
            pupil = accounts.add(name, "小溪", "correct horse", school.id(), Role.LEARNER)
                    .id();
            film = catalog.create(new NewResource(
                            "micro-lecture",
                            school.id(),
                            teacher,
                            Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of("斜面"))))
                    .id();
        });
    }

    @Test
    void aReportThatIsNoneIsRefusedInWords() {
        assertThat(send("null").statusCode()).isEqualTo(400);
    }

    @Test
    void thePlaceIsWhereItWasLeftLast() {
        String phone = ticket(Duration.ofMinutes(30));
        String desk = ticket(Duration.ofMinutes(10));

        verdicts(send(report(desk, "[300, 320]")));
        assertThat(watching.left(pupil, film)).isEqualTo(320);
        // The phone was without a line when the other was already in use.
        verdicts(send(report(phone, "[0, 90]").replace("{", "{\"ago\": 900, ")));
        assertThat(watching.left(pupil, film)).isEqualTo(320);
        assertThat(seen().orElseThrow().total()).isEqualTo(110_000);
        verdicts(send(report(phone, "[90, 100]")));
        assertThat(watching.left(pupil, film)).isEqualTo(100);
        verdicts(send(report(desk, "[560, 595]")));
        assertThat(watching.left(pupil, film)).as("played to its end").isZero();
    }

    /** The last ten seconds of a film are its end; the last ten pages of a book aren't. */
    @Test
    void aBookIsLeftAtItsPage() {
        String ticket = sealed(Optional.of(pupil), true, Duration.ofMinutes(10));

        verdicts(send(report(ticket, "[593, 594], [594, 595]")));

        assertThat(watching.left(pupil, film)).isEqualTo(595);
    }

    @Test
    void whatIsKeptOfAReaderIsTakenAwayAndForgotten() throws SQLException {
        RequestSpecification reader = RestAssured.given()
                .header("Authorization", "Bearer " + tokens.issue(name).orElseThrow());
        String ticket = ticket(Duration.ofMinutes(10));
        verdicts(send(report(ticket, "[30, 50], [0, 10]"), report(ticket, "[0, 20]")));

        JsonPath kept = reader.get("/api/me/learning").jsonPath();
        assertThat(kept.getList("watched.parts").toString()).isEqualTo("[[[0.0, 20.0], [30.0, 50.0]]]");
        assertThat(kept.getList("visits.resource")).containsExactly(film.toString());
        assertThat(kept.getList("visits[0].parts")).hasSize(3);
        assertThat(Instant.parse(kept.getString("visits[0].opened"))).isBefore(Instant.now());

        reader.delete("/api/me/learning").then().statusCode(204);
        kept = reader.get("/api/me/learning").jsonPath();
        assertThat(kept.getList("watched")).isEmpty();
        assertThat(kept.getList("visits")).isEmpty();
    }

    @Test
    void whatIsPlayedTwiceIsSeenOnce() {
        String ticket = ticket(Duration.ofMinutes(10));

        assertThat(verdicts(send(report(ticket, "[0, 30], [20, 50]"), report(ticket, "[100, 110.5]"))))
                .containsExactly("taken", "taken");

        Seen seen = seen().orElseThrow();
        assertThat(seen.parts()).containsExactly(new Span(0, 50_000), new Span(100_000, 110_500));
        assertThat(seen.total()).isEqualTo(60_500);
        assertThat(seen.within(new Span(40_000, 105_000))).isEqualTo(15_000);
        assertThat(seen.percent()).isEqualTo(10);
        int[] heat = watching.heat(film, List.of(pupil), 10_000, 60);
        assertThat(heat[2]).as("played twice").isEqualTo(2);
        assertThat(heat[4]).isEqualTo(1);
        assertThat(heat[5]).isZero();
    }

    @Test
    void aReportThatIsSentAgainIsKnown() {
        String ticket = ticket(Duration.ofMinutes(10));
        String report = report(ticket, "[0, 30]");

        assertThat(verdicts(send(report))).containsExactly("taken");
        assertThat(verdicts(send(report, report))).containsExactly("known", "known");

        assertThat(watching.heat(film, List.of(pupil), 10_000, 60)[1]).isEqualTo(1);
    }

    @Test
    void aPageCannotHavePlayedMoreThanTimeHasPassed() {
        String ticket = ticket(Duration.ofSeconds(30));

        assertThat(verdicts(send(report(ticket, "[0, 60]")))).containsExactly("taken");
        assertThat(verdicts(send(report(ticket, "[60, 120]")))).containsExactly("implausible");
        assertThat(verdicts(send(report(ticket, "[60, 65]")))).containsExactly("taken");

        assertThat(seen().orElseThrow().total()).isEqualTo(65_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[500, 900]",
                "[30, 10]",
                "[-5, 10]",
                "[0, 1e99]",
                "[0]",
                "[1, 2, 3]",
                "null",
                "[null, 3]",
                "[0, 0.01]"
            })
    void whatNobodyCanHavePlayedCountsAsNothing(String span) {
        assertThat(verdicts(send(report(ticket(Duration.ofHours(1)), span)))).containsExactly("implausible");

        assertThat(seen()).isEmpty();
    }

    @Test
    void aTicketIsOfOnePageAndOneReader() {
        String genuine = ticket(Duration.ofMinutes(1));
        String old = ticket(Duration.ofDays(31));

        assertThat(verdicts(send(
                        report((genuine.startsWith("A") ? "B" : "A") + genuine.substring(1), "[0, 9]"),
                        report("", "[0, 9]"),
                        report(old, "[0, 9]"),
                        report(genuine, "[0, 9]"))))
                .containsExactly("void", "void", "void", "taken");
    }

    @Test
    void anAccountThatIsGoneHasNoReports() {
        String ticket = ticket(Duration.ofMinutes(1));
        String other = sealed(Optional.empty(), false, Duration.ofMinutes(1));
        QuarkusTransaction.requiringNew().run(() -> {
            sql("delete from membership where account = ?1");
            sql("delete from account where id = ?1");
        });

        assertThat(verdicts(send(report(ticket, "[0, 9]"), report(other, "[0, 9]"))))
                .containsExactly("void", "taken");
    }

    @Test
    void aBodyThatIsNoReportIsRefused() {
        assertThat(RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/api/watched")
                        .statusCode())
                .isEqualTo(400);
        assertThat(RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body("{\"reports\": 7}")
                        .post("/api/watched")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        List<String> tickets = IntStream.range(0, 40)
                .mapToObj(_ -> ticket(Duration.ofMinutes(20)))
                .toList();
        List<Future<Response>> sent = new ArrayList<>();
        try (var pupils = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < tickets.size(); at++) {
                String ticket = tickets.get(at);
                int from = at * 10;
                for (int second = 0; second < 10; second++) {
                    String span = "[%d, %d]".formatted(from + second, from + second + 1);
                    sent.add(pupils.submit(() -> send(report(ticket, span))));
                }
            }
        }
        for (Future<Response> each : sent) {
            assertThat(verdicts(each.get())).containsExactly("taken");
        }

        assertThat(seen().orElseThrow().parts()).containsExactly(new Span(0, 400_000));
    }

    /** The recorder of the player, on made-up ways of watching; what it says goes through all that a report goes through. */
    @Test
    void whatIsMeasuredIsWhatWasPlayed() throws Exception {
        Path answer = Files.createTempFile("patterns", ".jsonl");
        Process node = new ProcessBuilder(
                        "node",
                        "src/test/js/watching-patterns.mjs",
                        "ui/islands/player/recorder.ts",
                        Path.of("ui/node_modules").toAbsolutePath().toString(),
                        Integer.toString(PATTERNS),
                        "20261123")
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor()).isZero();
        double worst = 0;
        long patterns = 0;
        for (String line : Files.readAllLines(answer)) {
            JsonNode pattern = JSON.readTree(line);
            double truth = union(pattern.path("truth"));
            double measured = measured(pattern);
            patterns++;
            worst = Math.max(worst, Math.abs(measured - truth) / Math.max(truth, 30));
            assertThat(measured).as(line).isCloseTo(truth, Offset.offset(Math.max(0.01 * truth, 0.3)));
        }
        assertThat(patterns).isEqualTo(PATTERNS);
        System.out.printf("Of %d ways of watching the worst is %.2f %% away from the truth%n", patterns, 100 * worst);
    }

    private double measured(JsonNode pattern) throws IOException {
        aFilmAndAPupil();
        List<Report> reports = new ArrayList<>();
        for (JsonNode spans : pattern.path("reports")) {
            List<Span> read = new ArrayList<>();
            spans.forEach(span ->
                    read.add(new Span((int) Math.round(1000 * span.path(0).asDouble()), (int)
                            Math.round(1000 * span.path(1).asDouble()))));
            reports.add(new Report(
                    UUID.randomUUID(),
                    new Ticket(
                            UUID.randomUUID(),
                            film,
                            Optional.of(pupil),
                            false,
                            0,
                            Instant.now().minus(Duration.ofHours(5))),
                    read,
                    Duration.ZERO));
        }
        assertThat(entering.enter(reports)).allMatch(Verdict.TAKEN::equals);
        return seen().map(seen -> seen.total() / 1000.0).orElse(0.0);
    }

    private static double union(JsonNode spans) {
        TreeMap<Double, Double> ends = new TreeMap<>();
        spans.forEach(span -> ends.merge(span.path(0).asDouble(), span.path(1).asDouble(), Math::max));
        double sum = 0;
        double reached = 0;
        for (Map.Entry<Double, Double> span : ends.entrySet()) {
            sum += Math.max(0, span.getValue() - Math.max(reached, span.getKey()));
            reached = Math.max(reached, span.getValue());
        }
        return sum;
    }

    private Optional<Seen> seen() {
        return watching.of(List.of(pupil), List.of(film)).stream().findFirst();
    }

    private void sql(String statement) {
        entities.createNativeQuery(statement).setParameter(1, pupil).executeUpdate();
    }

    /** As a page got it that was opened so long ago. */
    private String ticket(Duration ago) {
        return sealed(Optional.of(pupil), false, ago);
    }

    private String sealed(Optional<UUID> reader, boolean book, Duration ago) {
        return seals.seal(
                "watching",
                new Ticket(
                                UUID.randomUUID(),
                                film,
                                reader,
                                book,
                                LENGTH,
                                Instant.now().minus(ago))
                        .bytes());
    }

    private static String report(String ticket, String spans) {
        return "{\"id\": \"%s\", \"ticket\": \"%s\", \"spans\": [%s]}".formatted(UUID.randomUUID(), ticket, spans);
    }

    private static Response send(String... reports) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"reports\": [" + String.join(",", reports) + "]}")
                .post("/api/watched");
    }

    private static List<String> verdicts(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("verdicts");
    }
}

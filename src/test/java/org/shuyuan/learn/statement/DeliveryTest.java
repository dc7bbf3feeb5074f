package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.table.Rows;

/** Whatever a record store does, each statement comes to it once, and none gets lost. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(LrsAddress.class)
class DeliveryTest {

    @Inject
    Schoolroom schoolroom;

    @Inject
    Actors actors;

    @Inject
    StatementQueue queue;

    @Inject
    Delivery delivery;

    @Inject
    Rows rows;

    @ConfigProperty(name = LrsAddress.PORT, defaultValue = "0")
    int port;

    private Lrs lrs;
    private Account pupil;

    @BeforeEach
    void aStore() {
        lrs = new Lrs(port);
        pupil = schoolroom.pupil("林小溪");
    }

    @AfterEach
    void nothingWasWrong() {
        assertThat(lrs.faults()).isEmpty();
        lrs.close();
    }

    @Test
    void allComeInTheirOrderAndFiftyAtATime() {
        List<String> ids = queue(statements(120, ""));

        Waiting.until(() -> queued() == 0);

        assertThat(came()).containsExactlyElementsOf(ids);
        assertThat(lrs.sizes()).contains(50).allMatch(size -> size <= 50);
    }

    @Test
    void noBatchIsLargerThanAMegabyte() {
        List<String> ids = queue(statements(7, "字".repeat(100_000)));

        Waiting.until(() -> queued() == 0);

        assertThat(came()).containsExactlyElementsOf(ids);
        assertThat(lrs.sizes()).containsExactly(3, 3, 1);
    }

    @ParameterizedTest
    @EnumSource(Lrs.Mishap.class)
    void aBadDayLosesAndDoublesNothing(Lrs.Mishap mishap) {
        lrs.suffer(mishap, mishap);
        Instant begin = Instant.now();

        List<String> ids = queue(statements(5, ""));

        Waiting.until(() -> lrs.suffered() && queued() == 0);
        assertThat(came()).containsExactlyElementsOf(ids);
        if (mishap == Lrs.Mishap.BUSY) {
            assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aStoreThatIsAwayIsWaitedFor() {
        lrs.close();
        List<String> ids = queue(statements(3, ""));
        Waiting.until(() -> health().contains("waiting: UNREACHABLE"));

        lrs = new Lrs(port);

        Waiting.until(() -> queued() == 0);
        assertThat(came()).containsExactlyElementsOf(ids);
        assertThat(health()).doesNotContain("waiting: ");
    }

    @Test
    void whatTheStoreHasAlreadyDoesNotHoldUpTheOthers() {
        lrs.strictAboutIds(true);
        lrs.suffer(Lrs.Mishap.DIES_AFTERWARDS);
        List<String> ids = queue(statements(3, ""));
        Waiting.until(() -> lrs.suffered());
        List<String> later = queue(statements(3, ""));

        Waiting.until(() -> queued() == 0);

        assertThat(came()).containsAll(ids).containsAll(later).hasSize(6);
    }

    @Test
    void whatIsRefusedIsPutAsideAlone() {
        lrs.refuse("坏的");
        List<Statement> made = IntStream.range(0, 23)
                .mapToObj(at -> statement(at == 17 ? "坏的" : "好的"))
                .toList();
        queue(made);

        Waiting.until(() -> queued() == 1 && came().size() == 22);

        String bad = made.get(17).id().toString();
        assertThat(came()).doesNotContain(bad);
        assertThat(rows.query(
                        "select refused from xapi_statement where id = ?",
                        row -> row.getString(1),
                        made.get(17).id()))
                .containsExactly("HTTP 400: not here: 坏的");
        List<String> later = queue(statements(2, ""));
        Waiting.until(() -> came().containsAll(later));
    }

    @Test
    void aNodeThatDiedLeavesWhatItHadClaimedToOthers() {
        List<Statement> made = statements(2, "");
        QuarkusTransaction.requiringNew().run(() -> {
            queue.add(made);
            // Another node is just about to send them.
            assertThat(queue.claim(50, 1_000_000, Duration.ofSeconds(5))).hasSize(2);
        });
        assertThat(queue.claim(50, 1_000_000, Duration.ofSeconds(2))).isEmpty();

        Waiting.until(() -> queued() == 0);

        assertThat(came()).hasSize(2);
    }

    @Test
    void whatIsTooOldIsDropped() {
        lrs.refuse("坏的");
        List<Statement> made = List.of(statement("坏的"), statement("坏的"));
        queue(made);
        Waiting.until(() -> waiting() == 0);
        QuarkusTransaction.requiringNew()
                .run(() -> rows.write(
                        "update xapi_statement set made_at = ? where id = ?",
                        OffsetDateTime.now(ZoneOffset.UTC).minusDays(31),
                        made.getFirst().id()));

        delivery.drop();

        assertThat(queued()).isEqualTo(1);
    }

    private List<Statement> statements(int many, String words) {
        return IntStream.range(0, many).mapToObj(_ -> statement(words)).toList();
    }

    private Statement statement(String words) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("objectType", "Activity").put("id", "http://shuyuan.example/page");
        page.putObject("definition")
                .put("type", ActivityType.PAGE.iri())
                .putObject("name")
                .put("zh-CN", words);
        return new Phrase(pupil.id(), actors.of(pupil.id()), Verb.COMPLETED, page, Instant.now())
                .completion()
                .made(Instant.now());
    }

    private List<String> queue(List<Statement> statements) {
        QuarkusTransaction.requiringNew().run(() -> queue.add(statements));
        return statements.stream().map(each -> each.id().toString()).toList();
    }

    private List<String> came() {
        return lrs.statements().stream().map(each -> each.path("id").asText()).toList();
    }

    private long queued() {
        return count("");
    }

    private long waiting() {
        return count(" and refused is null");
    }

    private long count(String condition) {
        return rows.query(
                        "select count(*) from xapi_statement where account = ?" + condition,
                        row -> row.getLong(1),
                        pupil.id())
                .getFirst();
    }

    private static String health() {
        return RestAssured.get("/q/health/ready").asString();
    }
}

package org.shuyuan.learn.figures;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Reception;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.progress.Reporting;
import org.shuyuan.learn.progress.Reporting.Played;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;
import org.shuyuan.search.Shelf;

/** What readers stay for to the end comes first among equals. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class StayedTest {

    private static final String TITLE = "釉里红烧造";
    private static final int LENGTH = 300;

    @Inject
    Shelf shelf;

    @Inject
    Reporting reporting;

    @Inject
    Reception reception;

    @Inject
    Accounts accounts;

    @Inject
    Staff staff;

    @Test
    void ofTwoEqualLessonsTheOneThatPeopleStayForComesFirst() {
        UUID stayed = shelf.lecture(TITLE).published();
        UUID left = shelf.lecture(TITLE).published();
        shelf.indexed();
        assertThat(found()).containsExactly(left, stayed);

        for (int reader = 0; reader < Told.ENOUGH; reader++) {
            assertThat(reception.steps(List.of(stayed, left))).isEmpty();
            assertThat(waits(stayed)).isFalse();
            watch(stayed, LENGTH);
            watch(left, LENGTH / 2);
        }
        assertThat(reception.steps(List.of(stayed, left))).isEqualTo(Map.of(stayed, 1));
        shelf.indexed();
        assertThat(found()).containsExactly(stayed, left);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 1", "24, 1", "25, 2", "124, 2", "125, 3", "624, 3", "625, 4", "9000000000, 4"})
    void aStepTakesFiveTimesAsManyAsTheOneBefore(long completions, int step) {
        assertThat(Stayed.step(completions)).isEqualTo(step);
    }

    private boolean waits(UUID resource) {
        return QuarkusTransaction.requiringNew().call(() -> shelf.waits(resource));
    }

    /** By somebody else each time. */
    private void watch(UUID film, int until) {
        Account teacher = staff.teacher("stayed");
        UUID reader = QuarkusTransaction.requiringNew()
                .call(() -> accounts.add(
                                "stayed-" + UUID.randomUUID(),
                                "小溪",
                                "secret",
                                teacher.memberships().getFirst().organisation(),
                                Role.LEARNER)
                        .id());
        reporting.at(Instant.now(), List.of(Played.of(film, reader, LENGTH, 0, until)));
    }

    private static List<UUID> found() {
        return given().queryParam("q", TITLE)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hits.id", UUID.class);
    }
}

package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.table.Rows;

/** While no record store is named, nothing is kept for one. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OffTest {

    @Inject
    Schoolroom schoolroom;

    @Inject
    Rows rows;

    @Inject
    Visits visits;

    @ParameterizedTest
    @ValueSource(strings = {"xapi_statement", "xapi_told", "xapi_visit"})
    void nothingIsWrittenDown(String table) {
        Account pupil = schoolroom.pupil("林小溪");
        Schoolroom.Taught taught = schoolroom.course();
        schoolroom.join(pupil, taught);

        schoolroom.watch(pupil, taught, "[0, 8]");
        schoolroom.read(pupil, taught);
        schoolroom.answerAll(pupil, taught);
        visits.sweep();

        assertThat(rows.query("select count(*) from " + table, row -> row.getLong(1)))
                .containsExactly(0L);
    }

    @Test
    void healthTellsThatItIsOff() {
        assertThat(RestAssured.get("/q/health/ready").asString()).contains("off: no shuyuan.xapi.endpoint");
    }
}

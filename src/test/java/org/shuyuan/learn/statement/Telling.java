package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.shuyuan.people.Account;
import org.shuyuan.table.Rows;

/** A pupil who follows a course, and a record store that is told of it. */
abstract class Telling {

    @Inject
    Schoolroom schoolroom;

    @Inject
    Actors actors;

    @Inject
    Rows rows;

    @ConfigProperty(name = LrsAddress.PORT, defaultValue = "0")
    int port;

    Lrs lrs;
    Account pupil;
    Schoolroom.Taught taught;

    @BeforeEach
    void aPupilWhoFollowsACourse() {
        lrs = new Lrs(port);
        pupil = schoolroom.pupil("林小溪");
        taught = schoolroom.course();
        schoolroom.join(pupil, taught);
    }

    @AfterEach
    void nothingWasWrong() {
        assertThat(lrs.faults()).isEmpty();
        lrs.close();
    }

    /** All of the pupil, as many as these. */
    List<JsonNode> said(int many) {
        Waiting.until(() -> queued() == 0 && of(pupil).size() >= many);
        assertThat(of(pupil)).hasSize(many);
        return of(pupil);
    }

    /** All that the store has of somebody. */
    List<JsonNode> of(Account account) {
        return lrs.statements().stream()
                .filter(each -> actor(each).equals(pseudonym(account)))
                .toList();
    }

    long queued() {
        return queued(pupil);
    }

    long queued(Account account) {
        return count("select count(*) from xapi_statement where account = ?", account.id());
    }

    long count(String sql, UUID account) {
        return rows.query(sql, row -> row.getLong(1), account).getFirst();
    }

    String pseudonym(Account account) {
        return actors.of(account.id()).at("/account/name").asText();
    }

    static String actor(JsonNode statement) {
        return statement.at("/actor/account/name").asText();
    }

    static String verb(JsonNode statement) {
        return statement.at("/verb/id").asText().replaceFirst(".*/", "");
    }
}

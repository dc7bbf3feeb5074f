package org.shuyuan.share.lti.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.share.lti.PlatformClasses;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Rule.Measure;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.table.Rows;

/** Several processes over one database: each platform is sent to by one of them at a time. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SendingTurnsTest {

    private static final int SECONDS = 100;

    @Inject
    PlatformClasses classes;

    @Inject
    Grades grades;

    @Inject
    Turns turns;

    @Inject
    Rows rows;

    private TestPlatform there;
    private Platform platform;
    private Account pupil;
    private Link link;

    @BeforeEach
    void aClassWhosePlatformAnotherProcessHolds() {
        there = TestPlatform.of();
        platform = classes.registers(there);
        URI column = there.grades().adds("杠杆原理");
        var film = classes.resource(Field.DURATION, SECONDS);
        pupil = classes.pupil();
        link = classes.places(
                classes.in(platform, there),
                "link-1",
                "/w/" + film,
                Optional.of(column),
                new Rule(Measure.WATCHED, 50));
        classes.opens(link, pupil, "subject-1");
        rows.write(
                "insert into lti_sending (platform, failures, pause, leased_until, holder)"
                        + " values (?, 0, '-infinity', ?, 'another')",
                platform.id(),
                Instant.now().plus(Duration.ofMinutes(1)));
        classes.watches(pupil, film, SECONDS, 0, 60);
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void whatAnotherHoldsIsTakenWhenItsTimeIsOver() {
        await().until(() -> state().filter(Grade.State.WAITING::equals).isPresent());
        assertThat(turns.take()).doesNotContain(platform.id());
        assertThat(turns.keep(platform.id())).as("it is not ours to keep").isFalse();

        rows.write(
                "update lti_sending set leased_until = now() - interval '1 second' where platform = ?", platform.id());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> state().filter(Grade.State.SENT::equals).isPresent());
    }

    @Test
    void whoLeavesLeavesNothingOfOthers() {
        turns.leave(platform.id());

        assertThat(turns.take()).doesNotContain(platform.id());
    }

    private Optional<Grade.State> state() {
        return Optional.ofNullable(grades.of(link).get(pupil.id())).map(Grade::state);
    }
}

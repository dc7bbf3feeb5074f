package org.shuyuan.share.lti.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.share.lti.PlatformClasses;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Rule.Measure;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;

/** A column of a grade book that is broken holds up its own link, and no other of the same platform. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class TroubledColumnTest {

    private static final int SECONDS = 100;

    @Inject
    PlatformClasses classes;

    @Inject
    Grades grades;

    private TestPlatform there;
    private PlatformClass given;
    private UUID film;
    private Account pupil;

    @BeforeEach
    void aClass() {
        there = TestPlatform.of();
        given = classes.in(classes.registers(there), there);
        film = classes.resource(Field.DURATION, SECONDS);
        pupil = classes.pupil();
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void othersAreSentMeanwhile() {
        URI broken = there.grades().adds("坏");
        URI whole = there.grades().adds("好");
        there.troubles().status(broken.getPath() + "/scores", 1_000, 500);
        Link stuck = opened("link-broken", broken);
        Link fine = opened("link-fine", whole);

        classes.watches(pupil, film, SECONDS, 0, 60);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> grade(fine)
                        .map(Grade::state)
                        .filter(Grade.State.SENT::equals)
                        .isPresent());
        assertThat(grade(stuck).orElseThrow().state()).isEqualTo(Grade.State.WAITING);
        assertThat(grade(stuck).orElseThrow().reason()).contains(Reason.BUSY);
    }

    @Test
    void manyThatAreBrokenHoldUpNoneThatIsWhole() {
        for (int number = 0; number < 5; number++) {
            URI broken = there.grades().adds("坏" + number);
            there.troubles().status(broken.getPath() + "/scores", 1_000, 500);
            opened("link-broken-" + number, broken);
        }
        classes.watches(pupil, film, SECONDS, 0, 60);
        await().atMost(Duration.ofSeconds(20)).until(() -> there.troubles().asked("/scores") >= 3);

        Link fine = opened("link-fine", there.grades().adds("好"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> grade(fine)
                        .map(Grade::state)
                        .filter(Grade.State.SENT::equals)
                        .isPresent());
    }

    private Link opened(String name, URI column) {
        Link link = classes.places(given, name, "/w/" + film, Optional.of(column), new Rule(Measure.WATCHED, 50));
        classes.opens(link, pupil, "subject-1");
        return link;
    }

    private Optional<Grade> grade(Link link) {
        Map<UUID, Grade> known = grades.of(link);
        return Optional.ofNullable(known.get(pupil.id()));
    }
}

package org.shuyuan.share.lti.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Rule.Measure;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;
import org.shuyuan.table.Rows;

/** What is learned comes into the grade book, once it is enough, and whatever the platform does meanwhile. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class GradesTest {

    private static final int SECONDS = 100;

    @Inject
    PlatformClasses classes;

    @Inject
    Links links;

    @Inject
    Grades grades;

    @Inject
    Turns turns;

    @Inject
    Rows rows;

    private TestPlatform there;
    private Platform platform;
    private PlatformClass given;
    private URI item;
    private UUID film;
    private Account pupil;

    @BeforeEach
    void aClass() {
        there = TestPlatform.of();
        platform = classes.registers(there);
        given = classes.in(platform, there);
        item = there.grades().adds("杠杆原理");
        film = classes.resource(Field.DURATION, SECONDS);
        pupil = classes.pupil();
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void theScoreIsToldOnceEnoughWasWatched() {
        Link link = opened("/w/" + film, watched(80));
        watches(0, 79);
        awaitState(link, Grade.State.NONE);
        assertThat(grade(link).percent()).isEqualTo(79);
        assertThat(there.grades().scores(item)).isEmpty();

        watches(79, 85);
        awaitState(link, Grade.State.SENT);

        JsonNode score = only();
        assertThat(score.get("userId").asText()).isEqualTo("subject-1");
        assertThat(score.get("scoreGiven").asInt()).isEqualTo(100);
        assertThat(score.get("scoreMaximum").asInt()).isEqualTo(100);
        assertThat(score.get("activityProgress").asText()).isEqualTo("Completed");
        assertThat(score.get("gradingProgress").asText()).isEqualTo("FullyGraded");
        assertThat(score.get("comment").asText()).isEqualTo("已看或已读至少 80%");
        watches(85, 100);
        await().until(() -> grade(link).percent() == 100);
        assertThat(there.grades().scores(item)).hasSize(1);
    }

    @Test
    void ofAPartOnlyThePartCounts() {
        Link link = opened("/w/" + film + "?from=60&to=80", watched(90));
        Link rest = opened("/w/" + film + "?from=90", watched(100));
        watches(0, 60);
        watches(60, 79);
        watches(90, 100);

        awaitState(link, Grade.State.SENT);
        awaitState(rest, Grade.State.SENT);
        assertThat(grade(link).percent()).isEqualTo(95);
    }

    @Test
    void pagesOfABookCountAsSecondsOfAFilmDo() {
        UUID book = classes.resource(Field.PAGES, 20);
        Link link = opened("/book/" + book + "?from=3&to=6", watched(75));
        classes.reads(pupil, book, 20, 1, 4);
        await().until(() -> percent(link) == 50);
        classes.reads(pupil, book, 20, 5, 5);

        awaitState(link, Grade.State.SENT);
    }

    @Test
    void whatWasWatchedBeforeTheLinkWasOpenedCounts() {
        watches(0, 100);
        Link link = opened("/w/" + film, watched(80));

        awaitState(link, Grade.State.SENT);
    }

    @Test
    void aScoreIsCorrectedWhenTheRuleChanges() {
        Link link = opened("/w/" + film, watched(50));
        watches(0, 60);
        awaitState(link, Grade.State.SENT);

        links.grade(link.id(), watched(90));
        await().until(() -> there.grades().scores(item).size() == 2);
        JsonNode taken = there.grades().result(item, "subject-1").orElseThrow();
        assertThat(taken.has("scoreGiven")).isFalse();
        assertThat(taken.get("activityProgress").asText()).isEqualTo("InProgress");
        awaitState(link, Grade.State.NONE);

        links.grade(link.id(), watched(60));
        await().until(() -> there.grades().scores(item).size() == 3);
        awaitState(link, Grade.State.SENT);
        assertThat(there.grades().scores(item))
                .extracting(each -> Instant.parse(each.get("timestamp").asText()))
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();

        links.grade(link.id(), Rule.NONE);
        watches(60, 70);
        await().during(Duration.ofSeconds(2))
                .until(() -> there.grades().scores(item).size() == 3);
    }

    @Test
    void aBusyPlatformGetsItLaterAndOnce() {
        there.troubles().busy("/scores", 1, "2");
        Link link = opened("/w/" + film, watched(10));
        watches(0, 50);
        await().until(() -> found(link).flatMap(Grade::reason).isPresent());
        assertThat(grade(link).state()).isEqualTo(Grade.State.WAITING);
        assertThat(grade(link).reason()).contains(Reason.BUSY);
        long asked = there.troubles().asked("/scores");
        await().during(Duration.ofSeconds(1)).until(() -> there.troubles().asked("/scores") == asked);

        awaitState(link, Grade.State.SENT);
        assertThat(there.grades().scores(item)).hasSize(1);
        assertThat(grade(link).reason()).isEmpty();
    }

    @Test
    void failuresAreAnsweredWithLongerPauses() {
        there.troubles().status("/scores", 3, 500);
        Link link = opened("/w/" + film, watched(10));
        watches(0, 50);

        awaitState(link, Grade.State.SENT);
        assertThat(there.troubles().asked("/scores")).isEqualTo(4);
        Duration none = Duration.ZERO;
        for (int before = 0; before < 40; before++) {
            Duration wait = turns.wait(before, Optional.empty());
            assertThat(wait).isBetween(none, Duration.ofHours(30));
            none = before < 15 ? wait.dividedBy(2) : Duration.ofHours(1);
        }
        assertThat(turns.wait(0, Optional.of(Duration.ofDays(400)))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aPlatformThatIsAwayHoldsUpNoOther() throws InterruptedException {
        try (TestPlatform other = TestPlatform.of()) {
            other.troubles().slow(Duration.ofSeconds(30));
            PlatformClass slow = classes.in(classes.registers(other), other);
            Link stuck = classes.places(
                    slow, "link-1", "/w/" + film, Optional.of(other.grades().adds("慢")), watched(10));
            classes.opens(stuck, pupil, "subject-9");
            watches(0, 50);
            await().until(() -> other.troubles().asked("/token") > 0);
            Link link = opened("/w/" + film, watched(10));

            awaitState(link, Grade.State.SENT);
            assertThat(grades.of(stuck).values()).extracting(Grade::state).containsExactly(Grade.State.WAITING);
        }
    }

    @Test
    void aDeletedLineItemIsShownAndAnotherMadeWhenAsked() {
        there.grades().loses(item);
        Link link = opened("/w/" + film, watched(10));
        watches(0, 50);
        awaitState(link, Grade.State.FAILED);
        assertThat(grade(link).reason()).contains(Reason.GONE);

        grades.again(link);

        awaitState(link, Grade.State.SENT);
        URI made = links.find(link.id()).orElseThrow().lineItem().orElseThrow();
        assertThat(there.grades().result(made, "subject-1")).isPresent();
        assertThat(there.grades().items().getLast().get("resourceLinkId").asText())
                .isEqualTo(link.name());
    }

    @Test
    void aLineItemIsMadeForTheFirstScore() {
        Link link = classes.places(given, "link-7", "/w/" + film, Optional.empty(), watched(10));
        Link second = classes.places(given, "link-8", "/w/" + film, Optional.empty(), Rule.NONE);
        classes.opens(link, pupil, "subject-1");
        classes.opens(second, pupil, "subject-1");
        assertThat(there.grades().items()).hasSize(1);
        watches(0, 50);

        awaitState(link, Grade.State.SENT);
        assertThat(there.grades().items()).hasSize(2);
        assertThat(grades.of(second)).isEmpty();
    }

    @Test
    void aClassWithoutAGradeBookSaysSo() {
        PlatformClass bare = classes.in(platform, there, Set.of(TestPlatform.SCOPES.getFirst()));
        Link link = classes.places(bare, "link-9", "/w/" + film, Optional.empty(), watched(10));
        classes.opens(link, pupil, "subject-1");
        watches(0, 50);

        awaitState(link, Grade.State.FAILED);
        assertThat(grade(link).reason()).contains(Reason.NOT_OFFERED);
    }

    @Test
    void whoHasOpenedNothingLeavesNoMark() {
        opened("/w/" + film, watched(10));
        Account stranger = classes.pupil();
        classes.watches(stranger, film, SECONDS, 0, 50);

        assertThat(rows.query("select 1 from lti_mark where account = ?", row -> row.getInt(1), stranger.id()))
                .isEmpty();
    }

    private Link opened(String target, Rule rule) {
        Link link = classes.places(given, "link-" + UUID.randomUUID(), target, Optional.of(item), rule);
        classes.opens(link, pupil, "subject-1");
        return link;
    }

    private void watches(int from, int to) {
        classes.watches(pupil, film, SECONDS, from, to);
    }

    private JsonNode only() {
        List<JsonNode> scores = there.grades().scores(item);
        assertThat(scores).hasSize(1);
        return scores.getFirst();
    }

    private Grade grade(Link link) {
        return found(link).orElseThrow();
    }

    private Optional<Grade> found(Link link) {
        return Optional.ofNullable(grades.of(link).get(pupil.id()));
    }

    private int percent(Link link) {
        return found(link).map(Grade::percent).orElse(-1);
    }

    private void awaitState(Link link, Grade.State state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> found(link).map(Grade::state).filter(state::equals).isPresent());
    }

    private static Rule watched(int needed) {
        return new Rule(Measure.WATCHED, needed);
    }
}

package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;

/** What pupils do in the courses that they follow is told once, by the rules, and of nobody by name. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(LrsAddress.class)
class StatementsTest extends Telling {

    private static final String VIDEO = "https://w3id.org/xapi/video";
    private static final String VISITS =
            "select count(*) from xapi_visit join viewing on viewing.id = xapi_visit.viewing where account = ?";

    @Inject
    Visits visits;

    @Test
    void aFilmIsCompletedOnceWhenEnoughOfItWasWatched() {
        schoolroom.watch(pupil, taught, "[0, 3], [3.05, 4]");
        assertThat(queued()).isZero();
        schoolroom.watch(pupil, taught, "[4.5, 8]");
        schoolroom.watch(pupil, taught, "[0, 8]");

        JsonNode completed = said(1).getFirst();
        assertThat(verb(completed)).isEqualTo("completed");
        assertThat(completed.at("/object/id").asText()).endsWith("/w/" + taught.film());
        assertThat(completed.at("/object/definition/type").asText()).isEqualTo(VIDEO + "/activity-type/video");
        assertThat(completed.at("/object/definition/name/zh-CN").asText()).isEqualTo("看一看");
        JsonNode result = completed.path("result");
        assertThat(result.path("completion").asBoolean()).isTrue();
        assertThat(result.path("duration").asText()).isEqualTo("PT7.45S");
        assertThat(result.path("extensions")
                        .path(VIDEO + "/extensions/played-segments")
                        .asText())
                .isEqualTo("0[.]4[,]4.5[.]8");
        assertThat(result.path("extensions")
                        .path(VIDEO + "/extensions/progress")
                        .asDouble())
                .isEqualTo(0.931);
        assertThat(result.path("extensions").path(VIDEO + "/extensions/time").asDouble())
                .isEqualTo(8);
        JsonNode context = completed.path("context");
        assertThat(context.at("/contextActivities/parent/0/id").asText()).endsWith("/course/" + taught.course());
        assertThat(context.path("registration").asText())
                .isEqualTo(actors.registration(pupil.id(), taught.course()).toString());
        assertThat(context.path("extensions").path(VIDEO + "/extensions/length").asDouble())
                .isEqualTo(8);
    }

    @Test
    void theCourseIsCompletedWithItsLastLesson() {
        schoolroom.read(pupil, taught);
        schoolroom.answerAll(pupil, taught);
        schoolroom.watch(pupil, taught, "[0, 8]");
        schoolroom.read(pupil, taught);

        List<JsonNode> said = said(11);
        assertThat(said)
                .extracting(Telling::verb)
                .containsExactly(
                        "completed",
                        "answered",
                        "answered",
                        "answered",
                        "answered",
                        "answered",
                        "answered",
                        "passed",
                        "completed",
                        "completed",
                        "completed");
        assertThat(said.getFirst().at("/object/definition/type").asText()).endsWith("/page");
        JsonNode course = said.getLast();
        assertThat(course.at("/object/id").asText()).endsWith("/course/" + taught.course());
        assertThat(course.at("/object/definition/type").asText())
                .isEqualTo("http://adlnet.gov/expapi/activities/course");
        assertThat(course.path("context").path("registration").asText()).isNotEmpty();
    }

    @Test
    void aVisitIsToldWhenItIsOver() {
        schoolroom.watch(pupil, taught, "[2, 3], [0, 2]");
        visits.sweep();
        assertThat(visiting()).as("still going on").isEqualTo(1);

        quietForLong();
        visits.sweep();

        JsonNode terminated = said(1).getFirst();
        assertThat(verb(terminated)).isEqualTo("terminated");
        JsonNode extensions = terminated.at("/result/extensions");
        assertThat(extensions.path(VIDEO + "/extensions/played-segments").asText())
                .isEqualTo("2[.]3[,]0[.]2");
        assertThat(extensions.path(VIDEO + "/extensions/time").asDouble()).isEqualTo(2);
        assertThat(terminated.at("/context/registration").asText())
                .isEqualTo(actors.registration(pupil.id(), taught.course()).toString());
        assertThat(visiting()).isZero();
    }

    /** Page n is kept as the second from n - 1 to n, which is nobody else's business. */
    @Test
    void pagesOfABookAreNotToldAsSeconds() {
        Schoolroom.Taught book = schoolroom.course(Field.PAGES);
        schoolroom.join(pupil, book);
        schoolroom.watch(pupil, book, "[0, 8]");
        quietForLong();
        visits.sweep();

        JsonNode completed = said(1).getFirst();
        assertThat(verb(completed)).isEqualTo("completed");
        assertThat(completed.path("result").path("completion").asBoolean()).isTrue();
        assertThat(completed.path("result").has("duration")).isFalse();
        assertThat(completed.toString()).doesNotContain(VIDEO);
        assertThat(visiting()).isZero();
    }

    @Test
    void whoeverFollowsNoCourseIsNotToldOf() {
        Account other = schoolroom.pupil("路过");
        schoolroom.watch(other, taught, "[0, 8]");
        schoolroom.answerAll(other, taught);
        schoolroom.read(other, taught);

        assertThat(queued(other)).isZero();
        assertThat(count(VISITS, other.id())).isZero();
        assertThat(of(other)).isEmpty();
    }

    @Test
    void whatWasDoneBeforeIsNotToldAsDoneNow() {
        schoolroom.watch(pupil, taught, "[0, 8]");
        said(1);
        // As if it had been watched while no store was named.
        QuarkusTransaction.requiringNew().run(() -> rows.write("delete from xapi_told where account = ?", pupil.id()));

        schoolroom.watch(pupil, taught, "[0, 8]");

        assertThat(queued()).isZero();
        assertThat(said(1)).hasSize(1);
    }

    @Test
    void nobodyIsCalledByTheirName() {
        schoolroom.read(pupil, taught);
        schoolroom.watch(pupil, taught, "[0, 8]");

        for (JsonNode each : said(2)) {
            assertThat(each.toString())
                    .doesNotContain(
                            pupil.name(), pupil.displayName(), pupil.id().toString(), "青溪小学");
            assertThat(actor(each)).isEqualTo(pseudonym(pupil)).hasSize(22);
        }
        assertThat(pseudonym(pupil)).isNotEqualTo(pseudonym(schoolroom.pupil("另一个")));
    }

    @Test
    void whoeverIsForgottenIsNotToldOf() {
        lrs.close();
        schoolroom.read(pupil, taught);
        schoolroom.watch(pupil, taught, "[0, 8]");
        assertThat(queued()).isEqualTo(2);

        schoolroom.as(pupil).delete("/api/me/learning").then().statusCode(204);

        assertThat(queued()).isZero();
        assertThat(count("select count(*) from xapi_told where account = ?", pupil.id()))
                .isZero();
        assertThat(visiting()).isZero();
        lrs = new Lrs(port);
        schoolroom.join(pupil, taught);
        schoolroom.read(pupil, taught);
        // What comes is what was done afterwards.
        said(1);
    }

    @Test
    void theTimeIsTheTimeOfLearning() {
        Instant before = Instant.now();
        schoolroom.read(pupil, taught);

        Instant told = Instant.parse(said(1).getFirst().path("timestamp").asText());
        assertThat(told).isBetween(before.minusMillis(1), Instant.now());
    }

    private long visiting() {
        return count(VISITS, pupil.id());
    }

    private void quietForLong() {
        QuarkusTransaction.requiringNew().run(() -> rows.write("""
                update xapi_visit set last_at = last_at - interval '2 hours'
                where viewing in (select id from viewing where account = ?)""", pupil.id()));
    }
}

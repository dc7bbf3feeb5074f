package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.platform.Platform;

/** Scores are sent while the service is killed again and again: the platform has each of them in the end, in one column. */
@Timeout(600)
class GradeCrashTest extends PackagedTest {

    /** Less than a turn lasts: that of a process that was killed isn't waited for. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static final Duration SHORT = Duration.ofMillis(10);
    private static final int PUPILS = 200;
    private static final int KILLS = 3;

    private static final String SENT = "select count(*) from lti_score where sent is not null";

    private final Random random = new Random(7);

    @Test
    void eachScoreArrivesInOneColumn() throws Exception {
        Map<String, String> patience =
                Map.of("SHUYUAN_LTI_GRADE_FIRST_WAIT", "1s", "SHUYUAN_LTI_GRADE_LOOK_EVERY", "1s");
        try (Deployment house = new Deployment(folder, "house", patience);
                TestPlatform there = new TestPlatform(URI.create(house.oai()))) {
            there.troubles().slow(Duration.ofMillis(40));
            house.write(aClassWithScoresThatAreDue(there));

            for (int kill = 0; kill < KILLS; kill++) {
                long before = house.number(SENT);
                await().atMost(SOON).pollInterval(SHORT).until(() -> house.number(SENT) > before);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                house.kill();
                assertThat(house.number(SENT)).as("killed in the middle").isLessThan(PUPILS);
                house.startAgain();
            }

            await().atMost(SOON).until(() -> house.number(SENT) == PUPILS);
            assertThat(there.grades().items()).as("columns").hasSize(1);
            URI column = URI.create(there.grades().items().getFirst().get("id").asText());
            for (int pupil = 1; pupil <= PUPILS; pupil++) {
                assertThat(there.grades().result(column, "subject-" + pupil).map(GradeCrashTest::given))
                        .contains(pupil % 101);
            }
        }
    }

    private static int given(JsonNode score) {
        return score.get("scoreGiven").asInt();
    }

    /** A link without a column of its own, which each pupil has opened; what each has reached is to be told. */
    private static String aClassWithScoresThatAreDue(TestPlatform there) {
        Platform platform = there.registration(new UUID(0, 1));
        return """
                insert into lti_platform
                  (id, organisation, title, issuer, client_id, authorisation, token, keys, frames, active, created_at)
                select '%1$s', id, 'crash', '%2$s', '%3$s', '%2$s/auth', '%4$s', '%2$s/keys', '', true, now()
                from organisation order by id limit 1;
                insert into lti_context (id, platform, deployment, context, title, line_items, scopes)
                values ('%1$s', '%1$s', '1', 'class', '高一（3）班', '%5$s', '{%6$s}');
                insert into lti_link (id, context, link, title, target, measure, needed)
                values ('%1$s', '%1$s', 'link', '杠杆原理', '/w/%1$s', 'watched', 50);
                insert into account (id, name, display_name, password_hash, created_at)
                select gen_random_uuid(), 'lti:' || pupil, '', '', now() from generate_series(1, %7$d) as pupil;
                insert into lti_visit (link, account, subject, learner, last_at)
                select '%1$s', id, 'subject-' || substr(name, 5), true, now() from account where name like 'lti:%%';
                insert into lti_score (link, account, percent, due, state, tries, next_at, stamp)
                select '%1$s', id, 0, substr(name, 5)::int %% 101, 'waiting', 0, now(), now()
                from account where name like 'lti:%%';
                """.formatted(
                        platform.id(),
                        platform.issuer(),
                        platform.clientId(),
                        platform.token(),
                        there.grades().address(),
                        String.join(",", TestPlatform.SCOPES),
                        PUPILS);
    }
}

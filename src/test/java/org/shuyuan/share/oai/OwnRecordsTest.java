package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** What was made here is known again, whatever this repository was called when it went out. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OwnRecordsTest {

    private static final UUID NOBODYS = new UUID(8, 15);

    @Inject
    OwnRecords own;

    @Inject
    RepositoryAddress address;

    @Inject
    Stamper stamper;

    @Inject
    Lessons lessons;

    @BeforeEach
    void forget() {
        lessons.forget();
    }

    @Test
    void underOurNameOfNow() {
        UUID lesson = lessons.published("圆");

        assertThat(own.made(address.identifier(lesson))).isTrue();
        assertThat(own.made(address.identifier(NOBODYS))).isFalse();
    }

    @Test
    void underANameThatWeHadBefore() {
        UUID lesson = lessons.published("圆");
        stamper.stampAll();
        String former = "oai:former.example:" + lesson;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            lessons.sql("update oai_record set identifier = '" + former + "' where resource = '" + lesson + "'");
            assertThat(own.made(former)).isTrue();
        });

        assertThat(own.made("oai:another.example:" + lesson)).isFalse();
        assertThat(own.made("oai:former.example:" + NOBODYS)).isFalse();
    }

    @Test
    void whatIsCalledOtherwiseIsNotOurs() {
        assertThat(own.made("oai:localhost:lesson-1")).isFalse();
        assertThat(own.made("http://localhost/" + NOBODYS)).isFalse();
        assertThat(own.made("")).isFalse();
    }
}

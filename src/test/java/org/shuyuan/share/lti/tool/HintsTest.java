package org.shuyuan.share.lti.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.seal.Seals;

/** Hints are good for minutes, what a tool gives back with a choice for hours. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class HintsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final Hints.Purpose PURPOSE =
            new Hints.Purpose(UUID.randomUUID(), "c3ViamVjdA", UUID.randomUUID(), Optional.of(UUID.randomUUID()), true);

    @Inject
    Seals seals;

    @Test
    void theyComeBackAsTheyWereSent() {
        Hints.Sent sent = at(NOW).sent(PURPOSE);

        assertThat(at(NOW).returned(sent.reader(), sent.message()))
                .map(Hints.Returned::purpose)
                .contains(PURPOSE);
    }

    @Test
    void theyEnd() {
        Hints.Sent sent = at(NOW).sent(PURPOSE);

        assertThat(at(NOW.plus(Hints.LIFE).minusSeconds(1)).returned(sent.reader(), sent.message()))
                .isPresent();
        assertThat(at(NOW.plus(Hints.LIFE)).returned(sent.reader(), sent.message()))
                .isEmpty();
    }

    @Test
    void oneIsNotTakenForTheOther() {
        Hints.Sent sent = at(NOW).sent(PURPOSE);

        assertThat(at(NOW).returned(sent.message(), sent.reader())).isEmpty();
        assertThat(at(NOW).returned(sent.reader(), sent.reader())).isEmpty();
        assertThat(at(NOW).returned("", "")).isEmpty();
    }

    @Test
    void aChoiceEndsLater() {
        String data = new Choosing(seals, clock(NOW)).begin(PURPOSE.tool(), PURPOSE.course(), PURPOSE.subject());

        assertThat(new Choosing(seals, clock(NOW.plus(Duration.ofHours(3)))).begun(data))
                .map(Choosing.Begun::course)
                .contains(PURPOSE.course());
        assertThat(new Choosing(seals, clock(NOW.plus(Duration.ofHours(4)))).begun(data))
                .isEmpty();
    }

    private Hints at(Instant time) {
        return new Hints(seals, clock(time));
    }

    private static Clock clock(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }
}

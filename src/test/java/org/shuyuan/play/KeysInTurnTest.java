package org.shuyuan.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.seal.Keys;
import org.shuyuan.seal.RotatingSeals;
import org.shuyuan.seal.Seals;
import org.shuyuan.seal.SigningKeys;
import org.shuyuan.storage.Digest;

/** Keys take turns, and whoever is playing doesn't notice. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class KeysInTurnTest {

    private static final Digest FILM = Digest.of("a film".getBytes(StandardCharsets.UTF_8));
    private static final Duration LONG = Duration.ofDays(30);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    @Inject
    DataSource database;

    @Inject
    Seals seals;

    @Inject
    PlayConfig config;

    private final Instant now = Instant.now();
    private int before;

    /** The keys of the service itself stay as they are. */
    @BeforeEach
    void lookAtTheKeys() throws SQLException {
        node(now).address(FILM);
        before = newest();
    }

    @AfterEach
    void putThemBack() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from signing_key where id > ?")) {
            delete.setInt(1, before);
            delete.executeUpdate();
        }
    }

    @Test
    void aGrantOutlivesTheTurnOfItsKey() throws Exception {
        String old = grant(node(now).address(FILM));

        int key = SigningKeys.rotate(database, at(now), false);
        Grants another = node(now.plus(MOMENT));
        String fresh = grant(another.address(FILM));

        assertThat(key).isEqualTo(before + 1);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(another.open(old)).map(Grant::bundle).contains(FILM);
        assertThat(another.remembered(old)).map(Grant::bundle).contains(FILM);
        assertThat(another.open(fresh)).map(Grant::bundle).contains(FILM);
        assertThat(node(now.plus(config.grant()).plus(Duration.ofMinutes(61))).open(old))
                .as("after its own end")
                .isEmpty();
    }

    @Test
    void aNodeLearnsOfAKeyWhenItMeetsIt() throws Exception {
        Ticking clock = new Ticking(now);
        Grants knowing = new Grants(Keys.of(database, LONG, clock), seals, config, clock);
        String old = grant(knowing.address(FILM));

        SigningKeys.rotate(database, at(now), false);
        String fresh = grant(node(now).address(FILM));
        assertThat(grant(knowing.address(FILM))).as("it doesn't know yet").isEqualTo(old);
        clock.now = now.plus(MOMENT);

        assertThat(knowing.open(fresh)).isPresent();
        assertThat(grant(knowing.address(FILM))).isEqualTo(fresh);
        assertThat(knowing.open(old)).isPresent();
    }

    @Test
    void aKeyTakesItsTurnByItself() throws Exception {
        node(now.plus(LONG).plus(LONG)).address(FILM);

        assertThat(newest()).isEqualTo(before + 1);
    }

    @Test
    void whatAnOldKeySignsAfterItsTurnIsWorthNothing() throws Exception {
        // Whoever has come by a key can sign whatever he likes: here a grant for a month.
        RotatingSeals stolen = Keys.of(database, LONG, at(now));
        Grant forged = new Grant(FILM, now.plus(LONG));
        String sealed = stolen.seal("play", forged.encode());
        assertThat(node(now).open(sealed)).isPresent();

        SigningKeys.rotate(database, at(now), false);

        assertThat(node(now.plus(MOMENT)).open(sealed)).isEmpty();
    }

    @Test
    void afterALeakEverythingOlderIsRefusedAtOnce() throws Exception {
        Ticking clock = new Ticking(now);
        Grants playing = new Grants(Keys.of(database, LONG, clock), seals, config, clock);
        String old = grant(playing.address(FILM));
        String nameless = nameless(now.plus(Duration.ofHours(1)));
        assertThat(playing.open(old)).isPresent();
        assertThat(playing.remembered(old)).isPresent();

        SigningKeys.rotate(database, at(now), true);
        clock.now = now.plus(Duration.ofMinutes(1));

        assertThat(playing.remembered(old)).isEmpty();
        assertThat(playing.open(old)).isEmpty();
        assertThat(playing.open(nameless)).isEmpty();
        assertThat(playing.open(grant(playing.address(FILM)))).isPresent();
    }

    @Test
    void grantsOfADataFolderFromBeforeEndByThemselves() throws Exception {
        Instant begun = begun();

        assertThat(node(now).open(nameless(begun.plus(Duration.ofHours(5))))).isPresent();
        assertThat(node(now).open(nameless(begun.plus(Duration.ofDays(5)))))
                .as("signed after keys took turns")
                .isEmpty();
    }

    @Test
    void aGrantIsForgedInNoBit() {
        String sealed = grant(node(now).address(FILM));

        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(node(now).open(sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
        assertThat(node(now).open("")).isEmpty();
        assertThat(node(now).open("~~~")).isEmpty();
        assertThat(node(now).open(sealed + "AAAA")).isEmpty();
    }

    private Grants node(Instant at) {
        return new Grants(Keys.of(database, LONG, at(at)), seals, config, at(at));
    }

    private String nameless(Instant expires) {
        return seals.seal("play", new Grant(FILM, expires).encode());
    }

    private static String grant(String address) {
        return address.substring("/play/".length());
    }

    private static Clock at(Instant instant) {
        return new Ticking(instant);
    }

    private int newest() throws SQLException {
        return ask("select max(id) from signing_key", Integer.class).orElseThrow();
    }

    private Instant begun() throws SQLException {
        return ask("select min(since) from signing_key", java.time.OffsetDateTime.class)
                .orElseThrow()
                .toInstant();
    }

    private <T> Optional<T> ask(String question, Class<T> type) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? Optional.ofNullable(row.getObject(1, type)) : Optional.empty();
        }
    }

    /** A clock that is set by hand. */
    private static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}

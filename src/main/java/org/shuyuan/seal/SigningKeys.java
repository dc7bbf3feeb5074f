package org.shuyuan.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys that take turns, as this node knows them: from memory, and from the database once a minute. */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final int BYTES = 32;
    /** How long another node may go on signing with a key whose turn is over. */
    static final Duration KNOWN = Duration.ofMinutes(1);
    /** Strangers may invent ids; each makes us look again, but not more often than this. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(1);

    private final DataSource database;
    private final SealConfig config;
    private final Clock clock;
    private volatile @Nullable KeyRing ring;

    SigningKeys(DataSource database, SealConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Gives the turn to a new key, which all nodes know a minute later.
     *
     * @param alone whether what older keys have signed is to be worth nothing from then on: after a leak
     * @return the id of the new key
     */
    public static int rotate(DataSource database, Clock clock, boolean alone) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<KeyRing.Key> keys = read(connection);
            int id = keys.isEmpty() ? 1 : keys.getLast().id() + 1;
            insert(connection, id, clock.instant(), alone);
            return id;
        }
    }

    /** What is known without asking anybody; empty when it is time to ask. */
    Optional<KeyRing> remembered() {
        KeyRing known = ring;
        return known != null && fresh(known, KNOWN) ? Optional.of(known) : Optional.empty();
    }

    /** The keys, with one at least; may look into the database. */
    KeyRing current() {
        return remembered().orElseGet(() -> readAgain(KNOWN));
    }

    /** The keys, with those that another node may just have made. */
    KeyRing with(int id) {
        KeyRing known = current();
        return known.keys().stream().anyMatch(key -> key.id() == id) ? known : readAgain(ASKED_AGAIN);
    }

    private boolean fresh(KeyRing known, Duration enough) {
        return clock.instant().isBefore(known.read().plus(enough));
    }

    private synchronized KeyRing readAgain(Duration enough) {
        KeyRing known = ring;
        if (known != null && fresh(known, enough)) {
            return known;
        }
        try (Connection connection = database.getConnection()) {
            List<KeyRing.Key> keys = read(connection);
            Instant now = clock.instant();
            if (keys.isEmpty() || keys.getLast().since().plus(config.keyLife()).isBefore(now)) {
                insert(connection, keys.isEmpty() ? 1 : keys.getLast().id() + 1, now, false);
                keys = read(connection);
            }
            known = new KeyRing(keys, now);
        } catch (SQLException e) {
            if (known == null) {
                throw new IllegalStateException("The signing keys cannot be read", e);
            }
            // What plays goes on playing while the database is away.
            LOG.warnf("The signing keys cannot be read again: %s", e.getMessage());
            known = new KeyRing(known.keys(), clock.instant());
        }
        ring = known;
        return known;
    }

    private static List<KeyRing.Key> read(Connection connection) throws SQLException {
        List<KeyRing.Key> keys = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select id, value, since, alone from signing_key order by id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(new KeyRing.Key(
                        rows.getInt("id"),
                        new SecretKeySpec(rows.getBytes("value"), Tag.ALGORITHM),
                        rows.getTimestamp("since").toInstant(),
                        rows.getBoolean("alone")));
            }
        }
        return keys;
    }

    /** Where another node was faster, its key is as good. */
    private static void insert(Connection connection, int id, Instant since, boolean alone) throws SQLException {
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into signing_key (id, value, since, alone) values (?, ?, ?, ?) on conflict (id) do nothing")) {
            insert.setInt(1, id);
            insert.setBytes(2, made);
            insert.setTimestamp(3, Timestamp.from(since));
            insert.setBoolean(4, alone);
            insert.executeUpdate();
        }
    }
}

package org.shuyuan.learn.join.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Rosters between being given and being taken, each seen by nobody but whoever has given it. */
@ApplicationScoped
class Drafts {

    /** A morning's work at a list; what nobody takes shall not lie there with all its names. */
    private static final Duration KEPT = Duration.ofHours(4);

    private final DataSource database;
    private final Clock clock;

    Drafts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Draft(UUID id, UUID organisation, RosterFiles files) {}

    @FunctionalInterface
    private interface Deed<T> {

        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Deed<T> deed) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return deed.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Also forgets what has lain too long, and what the same account has given before. */
    @Transactional
    UUID put(UUID organisation, UUID account, RosterFiles files) {
        prepared("delete from roster_draft where made_at < ? or account = ?", delete -> {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.setObject(2, account);
            return delete.executeUpdate();
        });
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        prepared(
                "insert into roster_draft (id, organisation, account, files, made_at) values (?, ?, ?, ?, ?)",
                insert -> {
                    insert.setObject(1, id);
                    insert.setObject(2, organisation);
                    insert.setObject(3, account);
                    insert.setBytes(4, files.packed());
                    insert.setTimestamp(5, Timestamp.from(clock.instant()));
                    return insert.executeUpdate();
                });
        return id;
    }

    @Transactional
    Optional<Draft> find(UUID id, UUID account) {
        return prepared(
                "select organisation, files from roster_draft where id = ? and account = ? and made_at >= ?",
                select -> {
                    select.setObject(1, id);
                    select.setObject(2, account);
                    select.setTimestamp(3, Timestamp.from(clock.instant().minus(KEPT)));
                    try (ResultSet row = select.executeQuery()) {
                        return row.next()
                                ? Optional.of(new Draft(
                                        id,
                                        row.getObject("organisation", UUID.class),
                                        RosterFiles.unpacked(row.getBytes("files"))))
                                : Optional.empty();
                    }
                });
    }

    @Transactional
    void remove(UUID id) {
        prepared("delete from roster_draft where id = ?", delete -> {
            delete.setObject(1, id);
            return delete.executeUpdate();
        });
    }

    /** By the ids of the roster. */
    @Transactional
    Map<String, String> hashes(UUID id) {
        return prepared("select sourced_id, password_hash from roster_password where draft = ?", select -> {
            select.setObject(1, id);
            Map<String, String> hashes = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.put(row.getString(1), row.getString(2));
                }
            }
            return hashes;
        });
    }

    /** In the place of those that were told before, so that only the last sheet that was printed is good. */
    @Transactional
    void tell(UUID id, Map<String, String> hashes) {
        prepared("delete from roster_password where draft = ?", delete -> {
            delete.setObject(1, id);
            return delete.executeUpdate();
        });
        prepared("insert into roster_password (draft, sourced_id, password_hash) values (?, ?, ?)", insert -> {
            for (Map.Entry<String, String> hash : hashes.entrySet()) {
                insert.setObject(1, id);
                insert.setString(2, hash.getKey());
                insert.setString(3, hash.getValue());
                insert.addBatch();
            }
            return insert.executeBatch();
        });
    }
}

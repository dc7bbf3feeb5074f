package org.shuyuan.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Writes organisations and accounts within the transaction of a connection. Plain JDBC, because the commands of an
 * operator write beside the running service without starting another.
 */
final class Register {

    private final Connection connection;
    private final Instant now;

    Register(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** One writer of tables after the other: what two have looked for, one would find made by the other. */
    void lock() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select pg_advisory_xact_lock(7302)")) {
            select.execute();
        }
    }

    Optional<Organisation> organisation(String code) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, parent, level, title from organisation where code = ?")) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Organisation(
                                row.getObject("id", UUID.class),
                                row.getObject("parent", UUID.class),
                                OrganisationLevel.of(row.getString("level")),
                                code,
                                row.getString("title")))
                        : Optional.empty();
            }
        }
    }

    /** Adds an organisation, or leaves the one that has this code already; answers whether it is new. */
    boolean add(@Nullable UUID parent, OrganisationLevel level, String code, String title) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into organisation (id, parent, level, code, title)"
                        + " values (?, ?, ?, ?, ?) on conflict (code) do nothing")) {
            insert.setObject(1, UuidVersion7Strategy.INSTANCE.generateUuid(null));
            insert.setObject(2, parent);
            insert.setString(3, level.id());
            insert.setString(4, code);
            insert.setString(5, title);
            return insert.executeUpdate() == 1;
        }
    }

    /** Somebody who is in the register. */
    record Person(UUID id, String displayName) {}

    Optional<Person> person(String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, display_name from account where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Person(row.getObject("id", UUID.class), row.getString("display_name")))
                        : Optional.empty();
            }
        }
    }

    UUID add(String name, String displayName, String password) throws SQLException {
        return admit(name, displayName, Passwords.hash(password));
    }

    /** @param hash of the password: where many come in, hashing takes longer than a transaction should */
    UUID admit(String name, String displayName, String hash) throws SQLException {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into account (id, name, display_name, password_hash, created_at) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, displayName);
            insert.setString(4, hash);
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
        return id;
    }

    /** Gives an account one role more; answers whether it is new. */
    boolean join(UUID account, UUID organisation, Role role) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into membership (account, organisation, role) values (?, ?, ?)" + " on conflict do nothing")) {
            insert.setObject(1, account);
            insert.setObject(2, organisation);
            insert.setString(3, role.id());
            return insert.executeUpdate() == 1;
        }
    }

    void leave(UUID account, UUID organisation, Role role) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from membership where account = ? and organisation = ? and role = ?")) {
            delete.setObject(1, account);
            delete.setObject(2, organisation);
            delete.setString(3, role.id());
            delete.executeUpdate();
        }
    }

    void rename(UUID account, String displayName) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update account set display_name = ? where id = ?")) {
            update.setString(1, displayName);
            update.setObject(2, account);
            update.executeUpdate();
        }
    }

    /** Another password for an account, which ends its sessions; answers whether there is an account of this name. */
    boolean setPassword(String name, String password) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update account set password_hash = ?, password_version = password_version + 1 where name = ?")) {
            update.setString(1, Passwords.hash(password));
            update.setString(2, name);
            return update.executeUpdate() == 1;
        }
    }
}

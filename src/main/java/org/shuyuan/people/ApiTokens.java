package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Bearer tokens for scripts; only their digests are kept. Plain JDBC, because {@code ./shuyuan token} issues one beside
 * the running service without starting another.
 */
@ApplicationScoped
public class ApiTokens {

    private static final Duration LIFE = Duration.ofDays(365);

    private final DataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public ApiTokens(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token, which can be read this once, or nothing where there is no account of this name. */
    public Optional<String> issue(String accountName) throws SQLException {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = "sy_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into api_token (digest, account, created_at, expires_at)"
                                + " select ?, id, ?, ? from account where name = ?")) {
            insert.setBytes(1, digest(token));
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.setTimestamp(3, Timestamp.from(clock.instant().plus(LIFE)));
            insert.setString(4, accountName);
            return insert.executeUpdate() == 1 ? Optional.of(token) : Optional.empty();
        }
    }

    /** The id of the account that a token speaks for. */
    Optional<UUID> account(String token) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select account from api_token where digest = ? and expires_at > ?")) {
            select.setBytes(1, digest(token));
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tokens cannot be read", e);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

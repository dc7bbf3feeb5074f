package org.shuyuan.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one secret that all others are derived from. It is made at the first start and kept in the database, because
 * every node must open what any node has sealed; whoever can read the database can read the accounts as well.
 */
@ApplicationScoped
class MasterSecret {

    private static final int BYTES = 32;

    private final DataSource database;
    private volatile byte @Nullable [] secret;

    MasterSecret(DataSource database) {
        this.database = database;
    }

    byte[] bytes() {
        byte[] known = secret;
        if (known == null) {
            known = readOrMake();
            secret = known;
        }
        return known;
    }

    private byte[] readOrMake() {
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into secret (name, value) values ('master', ?) on conflict (name) do nothing");
                PreparedStatement select =
                        connection.prepareStatement("select value from secret where name = 'master'")) {
            insert.setBytes(1, made);
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("The table of secrets has lost its master");
                }
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The master secret cannot be read", e);
        }
    }
}

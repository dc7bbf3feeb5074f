package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The register of the running service. */
@ApplicationScoped
class Registers {

    private final DataSource database;
    private final Clock clock;

    Registers(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @FunctionalInterface
    interface Entry<T> {

        T in(Register register) throws SQLException;
    }

    /** Within the running transaction, whose connection the pool gives again. */
    <T> T write(Entry<T> entry) {
        try (Connection connection = database.getConnection()) {
            return entry.in(new Register(connection, clock.instant()));
        } catch (SQLException e) {
            throw new IllegalStateException("The register cannot be written", e);
        }
    }
}

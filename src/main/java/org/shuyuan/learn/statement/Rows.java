package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The tables of this room, in whichever transaction is going on: what is told belongs to that which it tells of. */
@ApplicationScoped
class Rows {

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** What a row says. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param parameters in their order; arrays of ids and of words are arrays there */
    <T> List<T> query(String sql, Reading<T> reading, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reading.of(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows were written. */
    int write(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < parameters.length; at++) {
            switch (parameters[at]) {
                case UUID[] ids -> statement.setArray(at + 1, connection.createArrayOf("uuid", ids));
                case String[] words -> statement.setArray(at + 1, connection.createArrayOf("text", words));
                default -> statement.setObject(at + 1, parameters[at]);
            }
        }
        return statement;
    }
}

package org.shuyuan.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * SQL in whichever transaction is going on, without the entities of that: for tables that have none, and for those that are read or written
 * for everybody who comes. Parameters are question marks.
 */
@ApplicationScoped
public class Rows {

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** What a row says. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param parameters in their order; arrays are arrays there */
    public <T> List<T> query(String sql, Reading<T> reading, @Nullable Object... parameters) {
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

    /** The one row that there is, if there is one. */
    public <T> Optional<T> find(String sql, Reading<T> reading, @Nullable Object... parameters) {
        return query(sql, reading, parameters).stream().findFirst();
    }

    /** How many rows were written. */
    public int write(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An instant of a column that may have none. */
    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** The texts of an array. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < parameters.length; at++) {
            switch (parameters[at]) {
                case UUID[] ids -> statement.setArray(at + 1, connection.createArrayOf("uuid", ids));
                case String[] words -> statement.setArray(at + 1, connection.createArrayOf("text", words));
                case Integer[] numbers -> statement.setArray(at + 1, connection.createArrayOf("int", numbers));
                case Long[] numbers -> statement.setArray(at + 1, connection.createArrayOf("bigint", numbers));
                case Instant time -> statement.setObject(at + 1, time.atOffset(ZoneOffset.UTC));
                case null, default -> statement.setObject(at + 1, parameters[at]);
            }
        }
        return statement;
    }
}

package org.shuyuan.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.search.rebuild.Reindex;

/** The tables of a service that runs or has been stopped, for what a benchmark fills in and looks up. */
record Tables(EmbeddedDatabase database, Connection connection) implements AutoCloseable {

    static Tables of(Path data) throws SQLException {
        Path engines = Path.of(System.getProperty("shuyuan.engine.dir", "target/engine"));
        EmbeddedDatabase database = EmbeddedDatabase.of(engines, data);
        return new Tables(
                database,
                DriverManager.getConnection(
                        database.url(), database.user(), database.password().orElse("")));
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column. */
    List<String> column(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (row.next()) {
                column.add(row.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String sql) {
        return Long.parseLong(column(sql).getFirst());
    }

    /** What {@code ./shuyuan reindex} does. */
    void reindex() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password().orElse(""));
        Reindex.all(source);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}

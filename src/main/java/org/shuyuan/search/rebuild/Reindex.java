package org.shuyuan.search.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Asks for a new index beside the one that readers ask, which takes its place when it is full ({@link Rebuild}). Plain JDBC, because the
 * command runs beside the service, which notices within seconds, or when it is started.
 */
public final class Reindex {

    /** Asked while one is being made, another one follows it. */
    private static final String ASK =
            "insert into search_rebuild (asked_at, why) values (clock_timestamp(), 'The operator asks for it')"
                    + " on conflict (one) do update set asked_at = excluded.asked_at, why = excluded.why";

    private Reindex() {}

    /** Answers how many resources will be indexed. */
    public static long all(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(ASK);
                PreparedStatement count = connection.prepareStatement(Order.COUNT)) {
            ask.executeUpdate();
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

package org.shuyuan.share.oai;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The lock under which the order grows, held to the end of the transaction. A stamper holds it alone; readers share it
 * while they look, so that whatever they don't see will be stamped after the moment that they answer with.
 */
final class StampLock {

    /** "oai" in ASCII; advisory locks share one space of numbers in a database. */
    private static final long KEY = 0x6F6169L;

    private StampLock() {}

    static void alone(Connection connection) throws SQLException {
        take(connection, "select pg_advisory_xact_lock(?)");
    }

    static void shared(Connection connection) throws SQLException {
        take(connection, "select pg_advisory_xact_lock_shared(?)");
    }

    private static void take(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, KEY);
            lock.execute();
        }
    }
}

package org.shuyuan.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Has everything indexed again, by way of the dirty set: it survives a crash, and changes made meanwhile are not lost.
 * Readers go on finding the old documents until each is replaced. (A new index behind the same alias is a later step; a
 * changed mapping is noticed by {@link Schema}, which starts with an empty one.) Plain JDBC, because the command runs
 * beside the service, which notices within seconds.
 */
public final class Reindex {

    static final String EVERYTHING =
            "insert into search_dirty (resource, since) select id, now() from learning_resource order by id"
                    + " on conflict (resource) do update set version = excluded.version, since = excluded.since";

    private Reindex() {}

    /** Answers how many resources will be indexed. */
    public static int all(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(EVERYTHING)) {
            return insert.executeUpdate();
        }
    }
}

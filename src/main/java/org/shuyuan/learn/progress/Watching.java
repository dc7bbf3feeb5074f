package org.shuyuan.learn.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Tells what was watched. Whoever asks has to know that the reader of the answer may. */
@ApplicationScoped
public class Watching {

    private static final String SEEN = """
            select account, resource, array(select lower(part) from unnest(played) as part) as from_ms,
              array(select upper(part) from unnest(played) as part) as to_ms, length_ms, last_at
            from watched where\s""";

    private static final int MILLIS = 1000;

    private final DataSource database;

    Watching(DataSource database) {
        this.database = database;
    }

    /** What these readers have seen of these films; nothing stands there of what was never begun. */
    @Transactional
    public List<Seen> of(Collection<UUID> accounts, Collection<UUID> resources) {
        return read(SEEN + "account = any (?) and resource = any (?)", accounts, resources);
    }

    /** The second where a reader has left a film; 0 where it was never begun, or seen to its end. */
    @Transactional
    public int left(UUID account, UUID resource) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select left_ms from watched where account = ? and resource = ?")) {
            select.setObject(1, account);
            select.setObject(2, resource);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) / MILLIS : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader watched last, the newest first. */
    @Transactional
    public List<Seen> last(UUID account, int limit) {
        return read(SEEN + "account = any (?) order by last_at desc limit " + limit, List.of(account));
    }

    /**
     * How often each part of a film was played by these readers, all together.
     *
     * @param part its length in milliseconds
     * @param parts how many there are
     */
    @Transactional
    public int[] heat(UUID resource, Collection<UUID> accounts, int part, int parts) {
        int[] heat = new int[parts];
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select greatest(0, from_at / ?), least(?, (to_at - 1) / ?), count(*)
                        from watch_report, unnest(from_ms, to_ms) as stretch (from_at, to_at)
                        where resource = ? and account = any (?) and to_at > from_at
                        group by 1, 2""")) {
            select.setInt(1, part);
            select.setInt(2, parts - 1);
            select.setInt(3, part);
            select.setObject(4, resource);
            select.setArray(5, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int times = row.getInt(3);
                    IntStream.rangeClosed(row.getInt(1), row.getInt(2)).forEach(at -> heat[at] += times);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return heat;
    }

    private List<Seen> read(String sql, Collection<?>... ids) {
        List<Seen> seen = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < ids.length; at++) {
                select.setArray(at + 1, connection.createArrayOf("uuid", ids[at].toArray()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seen.add(new Seen(
                            row.getObject("account", UUID.class),
                            row.getObject("resource", UUID.class),
                            spans(row.getArray("from_ms"), row.getArray("to_ms")),
                            row.getInt("length_ms"),
                            row.getObject("last_at", OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    static List<Span> spans(Array from, Array to) throws SQLException {
        Integer[] begins = (Integer[]) from.getArray();
        Integer[] ends = (Integer[]) to.getArray();
        return IntStream.range(0, begins.length)
                .mapToObj(at -> new Span(begins[at], ends[at]))
                .toList();
    }
}

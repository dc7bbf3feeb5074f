package org.shuyuan.learn.bookmark;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.table.Rows;

/** All bookmarks and left places, each of which only its reader ever sees: there is no question here that doesn't name the account. */
@ApplicationScoped
public class Bookmarks {

    private static final String BOOKMARK = "select id, resource, place, spot, words, made_at from bookmark ";

    private final Rows rows;
    private final Clock clock;

    Bookmarks(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** In the order of the book. */
    @Transactional
    List<Bookmark> of(UUID account, UUID resource) {
        return rows.query(
                BOOKMARK + "where account = ? and resource = ? order by place, made_at, id",
                Bookmarks::bookmark,
                account,
                resource);
    }

    /** Of all books, the latest first. */
    @Transactional
    public List<Bookmark> all(UUID account) {
        return rows.query(BOOKMARK + "where account = ? order by made_at desc, id", Bookmarks::bookmark, account);
    }

    @Transactional
    Optional<Bookmark> find(UUID account, UUID id) {
        return rows.find(BOOKMARK + "where account = ? and id = ?", Bookmarks::bookmark, account, id);
    }

    /** Keeps it; one that stands there already stays as it is. */
    @Transactional
    void keep(UUID id, UUID account, UUID resource, Spot at, String words) {
        rows.write("""
                        insert into bookmark (id, account, resource, place, spot, words, made_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""", id, account, resource, at.place(), at.spot(), words, clock.instant());
    }

    @Transactional
    void remove(UUID id, UUID account) {
        rows.write("delete from bookmark where id = ? and account = ?", id, account);
    }

    /** Where the reader has left the book; nothing where it was never opened. */
    @Transactional
    Optional<Spot> left(UUID account, UUID resource) {
        return rows.find(
                "select place, spot from book_left where account = ? and resource = ?",
                row -> new Spot(row.getInt("place"), row.getString("spot")),
                account,
                resource);
    }

    @Transactional
    void leave(UUID account, UUID resource, Spot at) {
        rows.write("""
                        insert into book_left (account, resource, place, spot, left_at) values (?, ?, ?, ?, ?)
                        on conflict (account, resource) do update
                        set place = excluded.place, spot = excluded.spot, left_at = excluded.left_at""", account, resource, at.place(), at.spot(), clock.instant());
    }

    /** Forgets all that is kept of an account. */
    @Transactional
    public void forget(UUID account) {
        rows.write("delete from bookmark where account = ?", account);
        rows.write("delete from book_left where account = ?", account);
    }

    private static Bookmark bookmark(ResultSet row) throws SQLException {
        return new Bookmark(
                row.getObject("id", UUID.class),
                row.getObject("resource", UUID.class),
                row.getInt("place"),
                row.getString("spot"),
                row.getString("words"),
                Rows.instant(row, "made_at").orElseThrow());
    }
}

package org.shuyuan.learn.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.table.Rows;

/** All notes, each of which only its writer ever reads: there is no question here that doesn't name the account. */
@ApplicationScoped
public class Notes {

    private static final String NOTE = "select id, resource, place, words, written_at, changed_at from note ";

    private final Rows rows;
    private final Clock clock;

    Notes(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** In the order of their places. */
    @Transactional
    List<Note> of(UUID account, UUID resource) {
        return rows.query(
                NOTE + "where account = ? and resource = ? order by place, written_at, id",
                Notes::note,
                account,
                resource);
    }

    @Transactional
    Optional<Note> find(UUID account, UUID id) {
        return rows.find(NOTE + "where account = ? and id = ?", Notes::note, account, id);
    }

    /** What was written or changed last comes first. */
    @Transactional
    public List<Note> latest(UUID account, int limit) {
        return rows.query(NOTE + "where account = ? order by changed_at desc, id limit ?", Notes::note, account, limit);
    }

    @Transactional
    long count(UUID account, UUID resource) {
        return rows.query(
                        "select count(*) from note where account = ? and resource = ?",
                        row -> row.getLong(1),
                        account,
                        resource)
                .getFirst();
    }

    /** Writes a note down; one that stands there already says so from now on, unless it is another's or of something else. */
    @Transactional
    void write(UUID id, UUID account, UUID resource, int place, String words) {
        Instant now = clock.instant();
        rows.write("""
                insert into note as old (id, account, resource, place, words, written_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set place = excluded.place, words = excluded.words, changed_at = excluded.changed_at
                where old.account = excluded.account and old.resource = excluded.resource""", id, account, resource, place, words, now, now);
    }

    @Transactional
    void change(UUID id, UUID account, int place, String words) {
        rows.write(
                "update note set place = ?, words = ?, changed_at = ? where id = ? and account = ?",
                place,
                words,
                clock.instant(),
                id,
                account);
    }

    @Transactional
    void remove(UUID id, UUID account) {
        rows.write("delete from note where id = ? and account = ?", id, account);
    }

    /** Forgets all that an account has written. */
    @Transactional
    public void forget(UUID account) {
        rows.write("delete from note where account = ?", account);
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                row.getObject("resource", UUID.class),
                row.getInt("place"),
                row.getString("words"),
                Rows.instant(row, "written_at").orElseThrow(),
                Rows.instant(row, "changed_at").orElseThrow());
    }
}

package org.shuyuan.learn.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.Links;
import org.shuyuan.search.question.Question;
import org.shuyuan.table.Rows;
import org.shuyuan.table.Turns;

/** The searches that readers look into again. Nobody else is told. */
@ApplicationScoped
public class SavedSearches {

    /** More than anybody looks into again, and few enough to look for news in all of them. */
    static final int MOST = 30;

    private final Rows rows;
    private final Turns turns;
    private final Clock clock;

    SavedSearches(Rows rows, Turns turns, Clock clock) {
        this.rows = rows;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * @param query as {@link Links#query} writes it
     * @param seen what was published later is new to the reader
     */
    public record Saved(UUID id, String query, Instant saved, Instant seen) {

        Question question() {
            return Links.question(query);
        }

        private static Saved of(ResultSet row) throws SQLException {
            return new Saved(
                    row.getObject("id", UUID.class),
                    row.getString("query"),
                    Rows.instant(row, "saved_at").orElseThrow(),
                    Rows.instant(row, "seen_at").orElseThrow());
        }
    }

    /** The latest first. */
    public List<Saved> of(UUID account) {
        return rows.query(
                "select * from saved_search where account = ? order by saved_at desc, id", Saved::of, account);
    }

    Optional<Saved> find(UUID account, UUID id) {
        return rows.find("select * from saved_search where account = ? and id = ?", Saved::of, account, id);
    }

    Optional<Saved> find(UUID account, Question question) {
        return rows.find(
                "select * from saved_search where account = ? and query = ?",
                Saved::of,
                account,
                Links.query(question, 1));
    }

    /**
     * One that is there already stays where it is.
     *
     * @throws Problem {@link ProblemType#SEARCHES_TOO_MANY}
     */
    @Transactional
    Saved save(UUID account, Question question) {
        turns.take("saved_search", account);
        Instant now = clock.instant();
        rows.write("""
                insert into saved_search (id, account, query, saved_at, seen_at)
                select ?, ?, ?, ?, ? where (select count(*) from saved_search where account = ?) < ?
                on conflict (account, md5(query)) do nothing""", UUID.randomUUID(), account, Links.query(question, 1), now, now, account, MOST);
        return find(account, question).orElseThrow(() -> Problem.of(ProblemType.SEARCHES_TOO_MANY, MOST));
    }

    /** What is there now is no news any more. */
    @Transactional
    void see(Saved saved) {
        rows.write("update saved_search set seen_at = ? where id = ?", clock.instant(), saved.id());
    }

    @Transactional
    void drop(UUID account, UUID id) {
        rows.write("delete from saved_search where account = ? and id = ?", account, id);
    }

    @Transactional
    public void forget(UUID account) {
        rows.write("delete from saved_search where account = ?", account);
    }
}

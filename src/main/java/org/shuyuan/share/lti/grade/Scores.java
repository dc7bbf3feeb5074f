package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.lti.service.PlatformFailed;
import org.shuyuan.table.Rows;

/** What is due to grade books, and what they have: one row for each pupil and link, however often it changes. */
@ApplicationScoped
class Scores {

    private static final int LONGEST_DETAIL = 500;

    private final Rows rows;
    private final Clock clock;

    Scores(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A score that waits.
     *
     * @param subject the pupil, as the platform knows them
     * @param score nothing where the platform is to have none any more
     * @param tries that have failed
     */
    record Due(UUID link, UUID account, String subject, Optional<Integer> score, int tries) {}

    /** A pupil who has opened a link that is graded. */
    record Opener(UUID account, UUID link) {}

    /** All links that these pupils have opened and that are graded. */
    @Transactional
    List<Opener> opened(Collection<UUID> accounts) {
        return rows.query(
                """
                select visit.account, visit.link from lti_visit as visit join lti_link as placed on placed.id = visit.link
                where visit.account = any (?) and learner and measure <> 'none'""",
                row -> new Opener(row.getObject("account", UUID.class), row.getObject("link", UUID.class)),
                (Object) accounts.toArray(UUID[]::new));
    }

    /** Until the end of the transaction no other node works out this link: what it has seen might be older. */
    @Transactional
    void hold(UUID link) {
        rows.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, "lti-score/" + link);
    }

    /** Writes down how far people are. A score that is another than the last one waits from now on. */
    @Transactional
    void reached(UUID link, List<Reached> reached) {
        rows.write(
                """
                insert into lti_score as known (link, account, percent, due, state, tries, next_at, stamp)
                select link, account, percent, due, case when due is null then 'settled' else 'waiting' end, 0, ?, ?
                from unnest(?::uuid[], ?::int[], ?::int[]) as reached (account, percent, due)
                  join lti_visit using (account) where link = ? order by account
                on conflict (link, account) do update set percent = excluded.percent, due = excluded.due,
                  state = case when excluded.due is not distinct from known.due then known.state
                    when excluded.due is not distinct from known.sent then 'settled' else 'waiting' end,
                  tries = case when excluded.due is not distinct from known.due then known.tries else 0 end,
                  next_at = case when excluded.due is not distinct from known.due then known.next_at else excluded.next_at end,
                  reason = case when excluded.due is not distinct from known.due then known.reason end,
                  detail = case when excluded.due is not distinct from known.due then known.detail end
                where (known.percent, known.due) is distinct from (excluded.percent, excluded.due)""",
                clock.instant(),
                clock.instant(),
                reached.stream().map(Reached::account).toArray(UUID[]::new),
                reached.stream().map(Reached::percent).toArray(Integer[]::new),
                reached.stream().map(each -> each.score().orElse(null)).toArray(Integer[]::new),
                link);
    }

    /** What may be sent to a platform now: first what was never in trouble, then what has waited longest. */
    @Transactional
    List<Due> due(UUID platform, int most) {
        return rows.query(
                """
                select score.link, score.account, subject, due, tries
                from lti_score as score join lti_visit using (link, account) join lti_link on lti_link.id = score.link
                  join lti_context on lti_context.id = lti_link.context
                where platform = ? and state = 'waiting' and next_at <= ? order by tries, next_at limit ?""",
                row -> new Due(
                        row.getObject("link", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getString("subject"),
                        number(row, "due"),
                        row.getInt("tries")),
                platform,
                clock.instant(),
                most);
    }

    /** A time that is later than all that were told of this pupil; nothing where it isn't due any more. */
    @Transactional
    Optional<Instant> stamp(Due due) {
        return rows
                .query(
                        """
                        update lti_score set stamp = greatest(?, stamp + interval '1 millisecond')
                        where link = ? and account = ? and state = 'waiting' and due is not distinct from ? returning stamp""",
                        row -> instant(row, "stamp").orElseThrow(),
                        clock.instant(),
                        due.link(),
                        due.account(),
                        score(due))
                .stream()
                .findFirst();
    }

    /** The platform has it. It may be another that is due by now. */
    @Transactional
    void sent(Due due, Instant stamp) {
        rows.write("""
                update lti_score set sent = ?::int, sent_at = ?, tries = 0, reason = null, detail = null,
                  state = case when due is not distinct from ?::int then 'settled' else 'waiting' end
                where link = ? and account = ? and stamp = ?""", score(due), clock.instant(), score(due), due.link(), due.account(), stamp);
    }

    @Transactional
    void later(Due due, PlatformFailed failed, Instant next) {
        rows.write("""
                update lti_score set tries = tries + 1, next_at = ?, reason = ?, detail = ?
                where link = ? and account = ? and state = 'waiting'""", next, failed.reason().name(), detail(failed), due.link(), due.account());
    }

    /** Nothing of this link is sent before then. */
    @Transactional
    void later(UUID link, PlatformFailed failed, Instant next) {
        rows.write("""
                update lti_score set tries = tries + 1, next_at = greatest(next_at, ?), reason = ?, detail = ?
                where link = ? and state = 'waiting'""", next, failed.reason().name(), detail(failed), link);
    }

    /** It will not come there unless somebody does something. */
    @Transactional
    void failed(Due due, PlatformFailed failed) {
        rows.write("""
                update lti_score set state = 'failed', tries = tries + 1, reason = ?, detail = ?
                where link = ? and account = ? and state = 'waiting' and due is not distinct from ?""", failed.reason().name(), detail(failed), due.link(), due.account(), score(due));
    }

    /** Nothing of this link will. */
    @Transactional
    void failed(UUID link, PlatformFailed failed) {
        rows.write("""
                update lti_score set state = 'failed', tries = tries + 1, reason = ?, detail = ?
                where link = ? and state = 'waiting'""", failed.reason().name(), detail(failed), link);
    }

    @Transactional
    void again(UUID link) {
        rows.write("""
                update lti_score set state = 'waiting', tries = 0, next_at = ?
                where link = ? and state in ('waiting', 'failed')""", clock.instant(), link);
    }

    @Transactional
    List<Grade> of(UUID link) {
        return rows.query(
                "select account, percent, due, sent, sent_at, state, reason from lti_score where link = ?",
                Scores::grade,
                link);
    }

    private static Grade grade(ResultSet row) throws SQLException {
        Optional<Integer> sent = number(row, "sent");
        return new Grade(
                row.getObject("account", UUID.class),
                row.getInt("percent"),
                number(row, "due"),
                sent,
                instant(row, "sent_at"),
                switch (row.getString("state")) {
                    case "waiting" -> Grade.State.WAITING;
                    case "failed" -> Grade.State.FAILED;
                    default -> sent.isPresent() ? Grade.State.SENT : Grade.State.NONE;
                },
                Optional.ofNullable(row.getString("reason")).map(PlatformFailed.Reason::valueOf));
    }

    private static @Nullable Integer score(Due due) {
        return due.score().orElse(null);
    }

    private static String detail(PlatformFailed failed) {
        String words = String.valueOf(failed.getMessage()).replace('\0', ' ');
        return words.length() > LONGEST_DETAIL ? words.substring(0, LONGEST_DETAIL) : words;
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.follow.ToolResults;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What tools have said of those who have worked with them. */
@ApplicationScoped
class Scores implements ToolResults {

    /** Points that count are those of which the tool says that they stay. */
    private static final String PERCENT = """
            case when grading = 'FullyGraded' and given is not null
              then cast(least(100, round(100 * given / score.maximum)) as int) else 0 end as percent""";

    private final EntityManager entities;

    Scores(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What a column says of somebody (Assignment and Grade Services 2.0, 3.3).
     *
     * @param points out of the maximum of the column
     */
    record Result(String subject, @Nullable Double points, String comment) {}

    /** @throws Problem {@link ProblemType#TOOL_SCORE_STALE} where the tool has said something as late, or later, before */
    @Transactional
    void say(UUID lineItem, Score score) {
        int said = entities.createNativeQuery("""
                        insert into lti_tool_score as old
                          (line_item, account, said_at, given, maximum, activity, grading, comment)
                        values (?1, ?2, ?3, cast(nullif(?4, '') as double precision),
                          cast(nullif(?5, '') as double precision), ?6, ?7, ?8)
                        on conflict (line_item, account) do update set said_at = excluded.said_at, given = excluded.given,
                          maximum = excluded.maximum, activity = excluded.activity, grading = excluded.grading,
                          comment = excluded.comment
                        where old.said_at < excluded.said_at""")
                .setParameter(1, lineItem)
                .setParameter(2, score.account())
                .setParameter(3, score.saidAt().atOffset(ZoneOffset.UTC))
                .setParameter(
                        4,
                        score.points()
                                .map(points -> Double.toString(points.given()))
                                .orElse(""))
                .setParameter(
                        5,
                        score.points()
                                .map(points -> Double.toString(points.maximum()))
                                .orElse(""))
                .setParameter(6, score.activity())
                .setParameter(7, score.grading())
                .setParameter(8, score.comment())
                .executeUpdate();
        if (said == 0) {
            throw Problem.of(ProblemType.TOOL_SCORE_STALE);
        }
    }

    @SuppressWarnings("unchecked")
    @Transactional
    List<Result> of(LineItem item) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select subject, given * ?2 / maximum as points, comment
                        from lti_tool_score join lti_tool_person using (account)
                        where line_item = ?1 and tool = ?3 and grading = 'FullyGraded' order by subject""", Tuple.class)
                .setParameter(1, item.id())
                .setParameter(2, item.wish().maximum())
                .setParameter(3, item.tool())
                .getResultList();
        return rows.stream()
                .map(row -> new Result(
                        row.get("subject", String.class),
                        row.get("points", Double.class),
                        row.get("comment", String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    @Override
    @Transactional
    public Map<UUID, ToolResults.Scores> of(Collection<UUID> links, Collection<UUID> accounts) {
        if (links.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select link, account, %s
                        from lti_tool_line_item as item join lti_tool on lti_tool.id = item.tool
                          left join lti_tool_score as score on score.line_item = item.id and account = any (?2)
                        where link = any (?1) and counts and scored""".formatted(PERCENT), Tuple.class)
                .setParameter(1, links.toArray(UUID[]::new))
                .setParameter(2, accounts.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Map<UUID, Integer>> percents = new HashMap<>();
        rows.forEach(row -> {
            Map<UUID, Integer> of = percents.computeIfAbsent(row.get("link", UUID.class), _ -> new HashMap<>());
            @Nullable UUID account = row.get("account", UUID.class);
            if (account != null) {
                of.put(account, row.get("percent", Integer.class));
            }
        });
        Map<UUID, ToolResults.Scores> scores = new HashMap<>();
        percents.forEach((link, of) -> scores.put(link, new ToolResults.Scores(of)));
        return scores;
    }

    @SuppressWarnings("unchecked")
    @Override
    @Transactional
    public List<Kept> all(UUID account) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select coalesce(link, item.id) as link, %s, comment
                        from lti_tool_score as score join lti_tool_line_item as item on item.id = line_item
                        where account = ?1 order by said_at, item.id""".formatted(PERCENT), Tuple.class)
                .setParameter(1, account)
                .getResultList();
        return rows.stream()
                .map(row -> new Kept(
                        row.get("link", UUID.class),
                        row.get("percent", Integer.class),
                        row.get("comment", String.class)))
                .toList();
    }

    /** With the names by which tools know them: whoever comes again is the same to a tool, but nothing is kept of who has come. */
    @Override
    @Transactional
    public void forget(UUID account) {
        for (String table : List.of("lti_tool_score", "lti_tool_person")) {
            entities.createNativeQuery("delete from " + table + " where account = ?1")
                    .setParameter(1, account)
                    .executeUpdate();
        }
    }
}

package org.shuyuan.learn.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** All comments. Whoever calls has made sure that the asker may. */
@ApplicationScoped
class Comments {

    private static final String COMMENT = """
            select review_comment.id, parent, author, display_name, second, criterion, level, words, written_at,
              changed_at > written_at as changed, removed_at is not null as removed, hidden_at is not null as hidden,
              (select count(*) from review_report where comment = review_comment.id) as reports
            from review_comment join account on account.id = author\s""";

    private final EntityManager entities;
    private final Clock clock;

    Comments(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the order of the film, and what stands at one second in the order in which it was written. */
    @Transactional
    List<Comment> of(UUID round) {
        return comments(COMMENT + "where round = ?1 order by second, written_at, review_comment.id", round);
    }

    @Transactional
    Optional<Comment> find(UUID round, UUID id) {
        return comments(COMMENT + "where round = ?1 and review_comment.id = ?2", round, id).stream()
                .findFirst();
    }

    @Transactional
    long count(UUID round) {
        return ((Number) query("select count(*) from review_comment where round = ?1", round)
                        .getSingleResult())
                .longValue();
    }

    @Transactional
    UUID write(UUID round, Optional<UUID> parent, UUID author, Remark remark) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        query(
                        """
                        insert into review_comment
                          (id, round, parent, author, second, criterion, level, words, written_at, changed_at)
                        values (?1, ?2, cast(nullif(?3, '') as uuid), ?4, ?5, nullif(?6, ''), nullif(?7, 0), ?8, ?9, ?9)""",
                        id,
                        round,
                        parent.map(UUID::toString).orElse(""),
                        author,
                        remark.second(),
                        remark.criterion().orElse(""),
                        remark.level().orElse(0),
                        remark.words(),
                        clock.instant())
                .executeUpdate();
        return id;
    }

    /** Replies follow their comment to another second. */
    @Transactional
    void change(UUID id, Remark remark) {
        query(
                        """
                        update review_comment set second = ?2, criterion = nullif(?3, ''), level = nullif(?4, 0), words = ?5,
                          changed_at = ?6
                        where id = ?1""",
                        id,
                        remark.second(),
                        remark.criterion().orElse(""),
                        remark.level().orElse(0),
                        remark.words(),
                        clock.instant())
                .executeUpdate();
        query("update review_comment set second = ?2 where parent = ?1", id, remark.second())
                .executeUpdate();
    }

    /** Takes a comment back; where others have replied, only its words go. */
    @Transactional
    void remove(UUID id) {
        query(
                        "delete from review_comment as one where id = ?1"
                                + " and not exists (select from review_comment where parent = one.id)",
                        id)
                .executeUpdate();
        query(
                        "update review_comment set words = '', criterion = null, level = null, removed_at = ?2 where id = ?1",
                        id,
                        clock.instant())
                .executeUpdate();
    }

    @Transactional
    void report(UUID id, UUID account) {
        query("""
                        insert into review_report (comment, account, reported_at) values (?1, ?2, ?3)
                        on conflict (comment, account) do nothing""", id, account, clock.instant()).executeUpdate();
    }

    @Transactional
    void hide(UUID id) {
        query("update review_comment set hidden_at = ?2 where id = ?1", id, clock.instant())
                .executeUpdate();
    }

    /** Shows it again; what was reported of it is settled. */
    @Transactional
    void show(UUID id) {
        query("update review_comment set hidden_at = null where id = ?1", id).executeUpdate();
        query("delete from review_report where comment = ?1", id).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Comment> comments(String sql, Object... parameters) {
        List<Tuple> rows =
                fill(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new Comment(
                        row.get("id", UUID.class),
                        Optional.ofNullable(row.get("parent", UUID.class)),
                        row.get("author", UUID.class),
                        row.get("display_name", String.class),
                        new Remark(
                                row.get("second", Integer.class),
                                Optional.ofNullable(row.get("criterion", String.class)),
                                Optional.ofNullable(row.get("level", Integer.class)),
                                row.get("words", String.class)),
                        row.get("written_at", Instant.class),
                        row.get("changed", Boolean.class),
                        row.get("removed", Boolean.class),
                        row.get("hidden", Boolean.class),
                        row.get("reports", Long.class)))
                .toList();
    }

    private Query query(String sql, Object... parameters) {
        return fill(entities.createNativeQuery(sql), parameters);
    }

    private static Query fill(Query query, Object... parameters) {
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return query;
    }
}

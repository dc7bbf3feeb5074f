package org.shuyuan.learn.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** All rounds, who is invited to them, and what they give. Whoever calls has made sure that the asker may. */
@ApplicationScoped
class Rounds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROUND = """
            select review_round.id, resource, cast(rubric as text) as rubric, coalesce(display_name, '') as by,
              opened_at, closed_at
            from review_round left join account on account.id = opened_by\s""";

    private final EntityManager entities;
    private final Clock clock;

    Rounds(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Somebody who is invited. */
    record Reviewer(UUID account, String name) {}

    /** The newest first. */
    @Transactional
    List<Round> of(UUID resource) {
        return rows(ROUND + "where resource = ?1 order by opened_at desc, review_round.id", resource).stream()
                .map(Rounds::round)
                .toList();
    }

    @Transactional
    Optional<Round> find(UUID id) {
        return rows(ROUND + "where review_round.id = ?1", id).stream()
                .findFirst()
                .map(Rounds::round);
    }

    /** Nothing where one is open already. */
    @Transactional
    Optional<UUID> open(UUID resource, Rubric rubric, UUID by) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int opened = update("""
                insert into review_round (id, resource, rubric, opened_by, opened_at)
                values (?1, ?2, cast(?3 as jsonb), ?4, ?5) on conflict (resource) where closed_at is null do nothing""", id, resource, json(rubric), by, clock.instant());
        return opened == 0 ? Optional.empty() : Optional.of(id);
    }

    @Transactional
    void close(UUID id) {
        update("update review_round set closed_at = ?2 where id = ?1 and closed_at is null", id, clock.instant());
    }

    @Transactional
    List<Reviewer> reviewers(UUID id) {
        return rows("""
                select account.id, display_name from review_reviewer join account on account.id = review_reviewer.account
                where round = ?1 order by display_name, account.id""", id).stream()
                .map(row -> new Reviewer(row.get("id", UUID.class), row.get("display_name", String.class)))
                .toList();
    }

    @Transactional
    void invite(UUID id, UUID account) {
        update("""
                insert into review_reviewer (round, account, invited_at) values (?1, ?2, ?3)
                on conflict (round, account) do nothing""", id, account, clock.instant());
    }

    @Transactional
    void uninvite(UUID id, UUID account) {
        update("delete from review_reviewer where round = ?1 and account = ?2", id, account);
    }

    /** The rounds of a resource that somebody is invited to. */
    @Transactional
    List<UUID> invitedTo(UUID resource, UUID account) {
        return rows("""
                select id from review_reviewer join review_round on review_round.id = round
                where resource = ?1 and account = ?2""", resource, account).stream()
                .map(row -> row.get("id", UUID.class))
                .toList();
    }

    /** In the order of the reviewers' names. */
    @Transactional
    List<Score> scores(UUID id) {
        return rows("""
                select account, display_name, criterion, level
                from review_score join account on account.id = review_score.account
                where round = ?1 order by display_name, account, criterion""", id).stream()
                .map(row -> new Score(
                        row.get("account", UUID.class),
                        row.get("display_name", String.class),
                        row.get("criterion", String.class),
                        row.get("level", Integer.class)))
                .toList();
    }

    /** Puts these in the place of all that somebody has given; a form that was sent twice at once is one. */
    @Transactional
    void score(UUID id, UUID account, Map<String, Integer> levels) {
        update("delete from review_score where round = ?1 and account = ?2", id, account);
        levels.forEach((criterion, level) -> update("""
                insert into review_score (round, account, criterion, level, scored_at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (round, account, criterion) do update set level = excluded.level, scored_at = excluded.scored_at""", id, account, criterion, level, clock.instant()));
    }

    private static Round round(Tuple row) {
        return new Round(
                row.get("id", UUID.class),
                row.get("resource", UUID.class),
                rubric(row.get("rubric", String.class)),
                row.get("by", String.class),
                row.get("opened_at", Instant.class),
                Optional.ofNullable(row.get("closed_at", Instant.class)));
    }

    private static String json(Rubric rubric) {
        try {
            return JSON.writeValueAsString(rubric);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rubric rubric(String json) {
        try {
            return JSON.readValue(json, Rubric.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Object... parameters) {
        return fill(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
    }

    private int update(String sql, Object... parameters) {
        return fill(entities.createNativeQuery(sql), parameters).executeUpdate();
    }

    private static Query fill(Query query, Object... parameters) {
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return query;
    }
}

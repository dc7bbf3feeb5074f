package org.shuyuan.learn.note;

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

/** All notes, each of which only its writer ever reads: there is no question here that doesn't name the account. */
@ApplicationScoped
public class Notes {

    private static final String NOTE = "select id, resource, place, words, written_at, changed_at from note ";

    private final EntityManager entities;
    private final Clock clock;

    Notes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the order of their places. */
    @Transactional
    List<Note> of(UUID account, UUID resource) {
        return notes(NOTE + "where account = ?1 and resource = ?2 order by place, written_at, id", account, resource);
    }

    @Transactional
    Optional<Note> find(UUID account, UUID id) {
        return notes(NOTE + "where account = ?1 and id = ?2", account, id).stream()
                .findFirst();
    }

    /** What was written or changed last comes first. */
    @Transactional
    public List<Note> latest(UUID account, int limit) {
        return notes(NOTE + "where account = ?1 order by changed_at desc, id limit ?2", account, limit);
    }

    @Transactional
    long count(UUID account, UUID resource) {
        return ((Number) query("select count(*) from note where account = ?1 and resource = ?2", account, resource)
                        .getSingleResult())
                .longValue();
    }

    /** Writes a note down; one that stands there already says so from now on, unless it is another's or of something else. */
    @Transactional
    void write(UUID id, UUID account, UUID resource, int place, String words) {
        query("""
                        insert into note as old (id, account, resource, place, words, written_at, changed_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?6)
                        on conflict (id) do update
                        set place = excluded.place, words = excluded.words, changed_at = excluded.changed_at
                        where old.account = excluded.account and old.resource = excluded.resource""", id, account, resource, place, words, clock.instant()).executeUpdate();
    }

    @Transactional
    void change(UUID id, UUID account, int place, String words) {
        query(
                        "update note set place = ?3, words = ?4, changed_at = ?5 where id = ?1 and account = ?2",
                        id,
                        account,
                        place,
                        words,
                        clock.instant())
                .executeUpdate();
    }

    @Transactional
    void remove(UUID id, UUID account) {
        query("delete from note where id = ?1 and account = ?2", id, account).executeUpdate();
    }

    /** Forgets all that an account has written. */
    @Transactional
    public void forget(UUID account) {
        query("delete from note where account = ?1", account).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Note> notes(String sql, Object... parameters) {
        List<Tuple> rows =
                fill(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new Note(
                        row.get("id", UUID.class),
                        row.get("resource", UUID.class),
                        row.get("place", Integer.class),
                        row.get("words", String.class),
                        row.get("written_at", Instant.class),
                        row.get("changed_at", Instant.class)))
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

package org.shuyuan.learn.bookmark;

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

/** All bookmarks and left places, each of which only its reader ever sees: there is no question here that doesn't name the account. */
@ApplicationScoped
public class Bookmarks {

    private static final String BOOKMARK = "select id, resource, place, spot, words, made_at from bookmark ";

    private final EntityManager entities;
    private final Clock clock;

    Bookmarks(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the order of the book. */
    @Transactional
    List<Bookmark> of(UUID account, UUID resource) {
        return bookmarks(
                BOOKMARK + "where account = ?1 and resource = ?2 order by place, made_at, id", account, resource);
    }

    /** Of all books, the latest first. */
    @Transactional
    public List<Bookmark> all(UUID account) {
        return bookmarks(BOOKMARK + "where account = ?1 order by made_at desc, id", account);
    }

    @Transactional
    Optional<Bookmark> find(UUID account, UUID id) {
        return bookmarks(BOOKMARK + "where account = ?1 and id = ?2", account, id).stream()
                .findFirst();
    }

    /** Keeps it; one that stands there already stays as it is. */
    @Transactional
    void keep(UUID id, UUID account, UUID resource, Spot at, String words) {
        query("""
                        insert into bookmark (id, account, resource, place, spot, words, made_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (id) do nothing""", id, account, resource, at.place(), at.spot(), words, clock.instant())
                .executeUpdate();
    }

    @Transactional
    void remove(UUID id, UUID account) {
        query("delete from bookmark where id = ?1 and account = ?2", id, account)
                .executeUpdate();
    }

    /** Where the reader has left the book; nothing where it was never opened. */
    @Transactional
    @SuppressWarnings("unchecked")
    Optional<Spot> left(UUID account, UUID resource) {
        List<Tuple> rows = fill(
                        entities.createNativeQuery(
                                "select place, spot from book_left where account = ?1 and resource = ?2", Tuple.class),
                        account,
                        resource)
                .getResultList();
        return rows.stream()
                .map(row -> new Spot(row.get("place", Integer.class), row.get("spot", String.class)))
                .findFirst();
    }

    @Transactional
    void leave(UUID account, UUID resource, Spot at) {
        query("""
                        insert into book_left (account, resource, place, spot, left_at) values (?1, ?2, ?3, ?4, ?5)
                        on conflict (account, resource) do update
                        set place = excluded.place, spot = excluded.spot, left_at = excluded.left_at""", account, resource, at.place(), at.spot(), clock.instant()).executeUpdate();
    }

    /** Forgets all that is kept of an account. */
    @Transactional
    public void forget(UUID account) {
        query("delete from bookmark where account = ?1", account).executeUpdate();
        query("delete from book_left where account = ?1", account).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Bookmark> bookmarks(String sql, Object... parameters) {
        List<Tuple> rows =
                fill(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new Bookmark(
                        row.get("id", UUID.class),
                        row.get("resource", UUID.class),
                        row.get("place", Integer.class),
                        row.get("spot", String.class),
                        row.get("words", String.class),
                        row.get("made_at", Instant.class)))
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

package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.Problem;

/** How copies fare, as rows. What a step changes names the state in which it may: late work changes nothing. */
@ApplicationScoped
class Copies {

    private final EntityManager entities;
    private final CopyList list;
    private final Clock clock;

    Copies(EntityManager entities, CopyList list, Clock clock) {
        this.entities = entities;
        this.list = list;
        this.clock = clock;
    }

    @Transactional
    Optional<Copy> find(UUID resource) {
        return list.where("resource = ?1", resource);
    }

    /** The copy, held until the end of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Copy> held(UUID resource) {
        return list.where("resource = ?1 for update", resource);
    }

    /** A rule wants it. What was there before, or has gone for want of room, stays as it is. */
    @Transactional
    void wanted(UUID resource) {
        update("""
                insert into local_copy (resource, state, pinned, wanted_at) values (?1, 'waiting', false, ?2)
                on conflict (resource) do nothing""", resource, clock.instant());
    }

    /** A person wants it, at once and for good. */
    @Transactional
    void asked(UUID resource) {
        update("""
                insert into local_copy as old (resource, state, pinned, wanted_at) values (?1, 'waiting', true, ?2)
                on conflict (resource) do update set pinned = true, wanted_at = excluded.wanted_at, retry_at = null,
                  state = case when old.state in ('evicted', 'failed') then 'waiting' else old.state end,
                  attempts = 0, problem = null, problem_arguments = null""", resource, clock.instant());
        update("delete from copy_doubt where resource = ?1", resource);
    }

    /** The record has changed, and perhaps its files. */
    @Transactional
    void renew(UUID resource) {
        update("""
                update local_copy set state = 'waiting', attempts = 0, retry_at = null, problem = null,
                  problem_arguments = null where resource = ?1 and state in ('here', 'failed')""", resource);
        update("delete from copy_doubt where resource = ?1", resource);
    }

    /** The work on it begins, or goes on after a crash. */
    @Transactional
    Optional<Copy> begin(UUID resource) {
        boolean begun = update("""
                update local_copy set state = 'running', retry_at = null
                where resource = ?1 and state in ('waiting', 'running') and (retry_at is null or retry_at <= ?2)""", resource, clock.instant());
        return begun ? find(resource) : Optional.empty();
    }

    /** Somebody else has the turn. */
    @Transactional
    void leave(UUID resource) {
        update("update local_copy set state = 'waiting' where resource = ?1 and state = 'running'", resource);
    }

    /** Nobody wants it any more, or nobody may have it. */
    @Transactional
    void drop(UUID resource) {
        update("""
                update local_copy set state = 'here', problem = null, problem_arguments = null
                where resource = ?1 and came_at is not null""", resource);
        update("delete from local_copy where resource = ?1 and came_at is null", resource);
    }

    @Transactional
    void listed(UUID resource, String giver, long size) {
        update("""
                update local_copy set giver = ?2, size = ?3, received = 0
                where resource = ?1 and state = 'running'""", resource, giver, size);
    }

    /** Bytes have come. Answers whether it is still wanted. */
    @Transactional
    boolean received(UUID resource, long bytes) {
        return update("""
                update local_copy set received = ?2, attempts = 0 where resource = ?1 and state = 'running'""", resource, bytes);
    }

    /** It is whole and verified, and in the hands of those who make it playable. */
    @Transactional(Transactional.TxType.MANDATORY)
    void came(UUID resource, String record, FileList files) {
        update("""
                update local_copy set state = 'here', record = ?2, listed = ?3, size = ?4, received = ?4, attempts = 0,
                  retry_at = null, problem = null, problem_arguments = null, came_at = ?5
                where resource = ?1""", resource, record, files.fingerprint(), files.size(), clock.instant());
    }

    /** The files are those that are here. */
    @Transactional
    void same(UUID resource, String record) {
        update("""
                update local_copy set state = 'here', record = ?2, received = size, attempts = 0, problem = null,
                  problem_arguments = null where resource = ?1 and state = 'running'""", resource, record);
    }

    /** Waits; nothing is wrong. What was here before stays meanwhile. */
    @Transactional
    void waits(UUID resource, Instant until) {
        update(
                "update local_copy set state = 'waiting', retry_at = ?2 where resource = ?1 and state = 'running'",
                resource,
                until);
    }

    @Transactional
    void waits(UUID resource, Instant until, Problem problem) {
        waits(resource, until);
        troubled(resource, problem);
    }

    /** Waits after a failure. */
    @Transactional
    void failedNow(UUID resource, Instant until, Problem problem) {
        waits(resource, until, problem);
        update("update local_copy set attempts = attempts + 1 where resource = ?1", resource);
    }

    /** It is given up. What was here before goes on playing. */
    @Transactional
    void failed(UUID resource, String record, Problem problem) {
        update("""
                update local_copy set state = case when came_at is null then 'failed' else 'here' end, record = ?2
                where resource = ?1 and state in ('waiting', 'running')""", resource, record);
        troubled(resource, problem);
    }

    private void troubled(UUID resource, Problem problem) {
        update(
                "update local_copy set problem = ?2, problem_arguments = ?3 where resource = ?1",
                resource,
                problem.type().slug(),
                Troubles.arguments(problem));
    }

    @Transactional
    void played(UUID resource, Instant at, Instant until) {
        update("""
                update local_copy set played_at = ?2, playing_until = greatest(playing_until, ?3)
                where resource = ?1""", resource, at, until);
    }

    /** Until when it may be playing. */
    @Transactional
    Instant playing(UUID resource) {
        List<?> until = entities.createNativeQuery(
                        "select playing_until from local_copy where resource = ?1 and playing_until is not null",
                        Instant.class)
                .setParameter(1, resource)
                .getResultList();
        return until.isEmpty() ? Instant.MIN : (Instant) until.getFirst();
    }

    @Transactional
    void made(UUID resource, long bytes) {
        update("update local_copy set made = ?2 where resource = ?1 and came_at is not null", resource, bytes);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void evicted(UUID resource) {
        update("""
                update local_copy set state = 'evicted', pinned = false, came_at = null, listed = null, size = 0, made = 0,
                  received = 0, problem = null, problem_arguments = null where resource = ?1""", resource);
    }

    private boolean update(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return query.executeUpdate() > 0;
    }
}

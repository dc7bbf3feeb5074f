package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks through the copies: what is due, what may go, and how much there is. */
@ApplicationScoped
class CopyList {

    private static final String COLUMNS = """
            select local_copy.resource, local_copy.state, pinned, record, listed, giver, size, made, received, attempts, retry_at,
              problem, problem_arguments, came_at from local_copy\s""";

    private final EntityManager entities;
    private final Clock clock;

    CopyList(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    Optional<Copy> where(String condition, UUID resource) {
        return read("where " + condition, resource).stream().findFirst();
    }

    /**
     * Those that have waited long enough, what people have asked for first.
     *
     * @param room whether there is room for what rules want
     */
    @Transactional
    List<Copy> due(boolean room, int limit) {
        return read("""
                where state = 'waiting' and (retry_at is null or retry_at <= ?1) and (pinned or ?2)
                order by pinned desc, wanted_at limit ?3""", clock.instant(), room, limit);
    }

    /**
     * Those that may go, the first of them first: what is withdrawn, then what rules have brought, and of these what nobody
     * has played for longest. Nothing that plays now, and nothing that is worked on.
     *
     * @param pinned whether what people have asked for may go
     * @param since what was played or came later than this stays
     */
    @Transactional
    List<Copy> evictable(boolean pinned, Instant since) {
        return read("""
                join learning_resource on learning_resource.id = local_copy.resource
                where came_at is not null and local_copy.state <> 'running' and (playing_until is null or playing_until < ?1)
                  and not exists (select from processing_step where processing_step.resource = local_copy.resource
                    and processing_step.state in ('waiting', 'running'))
                  and (learning_resource.state <> 'published'
                    or (coalesce(played_at, came_at) <= ?2 and (?3 or not pinned)))
                order by learning_resource.state = 'published', pinned, coalesce(played_at, came_at)""", clock.instant(), since, pinned);
    }

    /** Those that wait for something or have failed, the newest first. */
    @Transactional
    List<Copy> troubled(int limit) {
        return read("where problem is not null order by wanted_at desc limit ?1", limit);
    }

    @Transactional
    List<Copy> newest(int limit) {
        return read(
                "where state <> 'failed' order by state = 'running' desc, coalesce(came_at, wanted_at) desc limit ?1",
                limit);
    }

    /** How many there are in each state. */
    @SuppressWarnings("unchecked")
    @Transactional
    Map<Copy.State, Long> counts() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select state, count(*) as many from local_copy group by state", Tuple.class)
                .getResultList();
        Map<Copy.State, Long> counts = new LinkedHashMap<>();
        for (Copy.State state : Copy.State.values()) {
            counts.put(state, 0L);
        }
        rows.forEach(row -> counts.put(
                Copy.State.of(row.get("state", String.class)),
                row.get("many", Number.class).longValue()));
        return counts;
    }

    /** Bytes that copies take, or will take when they are whole: files, and what was made of them. */
    @Transactional
    long bytes() {
        return ((Number) entities.createNativeQuery("""
                                select coalesce(sum(size + made), 0) from local_copy
                                where came_at is not null or state = 'running'""").getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Copy> read(String condition, Object... parameters) {
        Query query = entities.createNativeQuery(COLUMNS + condition, Tuple.class);
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(CopyList::copy).toList();
    }

    private static Copy copy(Tuple row) {
        return new Copy(
                row.get("resource", UUID.class),
                Copy.State.of(row.get("state", String.class)),
                row.get("pinned", Boolean.class),
                Optional.ofNullable(row.get("record", String.class)),
                Optional.ofNullable(row.get("listed", String.class)),
                Optional.ofNullable(row.get("giver", String.class)),
                row.get("size", Long.class),
                row.get("made", Long.class),
                row.get("received", Long.class),
                row.get("attempts", Integer.class),
                Optional.ofNullable(row.get("retry_at", Instant.class)),
                Troubles.read(row),
                Optional.ofNullable(row.get("came_at", Instant.class)));
    }
}

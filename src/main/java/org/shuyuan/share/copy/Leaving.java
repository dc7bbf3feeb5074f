package org.shuyuan.share.copy;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyuan.render.Holdings;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/**
 * Bytes that no copy needs any more. They are deleted some time later, and only where nobody else has them: the same film
 * may have been uploaded here as well, and as long as any resource has it, what was made of it may be made again.
 */
@ApplicationScoped
class Leaving {

    private static final int AT_ONCE = 1_000;

    private final EntityManager entities;
    private final Holdings holdings;
    private final BlobStore blobs;
    private final CopyConfig config;
    private final Clock clock;

    Leaving(EntityManager entities, Holdings holdings, BlobStore blobs, CopyConfig config, Clock clock) {
        this.entities = entities;
        this.holdings = holdings;
        this.blobs = blobs;
        this.config = config;
        this.clock = clock;
    }

    /** As {@link #add(Digest, Collection, Instant)}, of what doesn't play. */
    void add(Digest original, Collection<Digest> made) {
        add(original, made, clock.instant());
    }

    /** @param playing until when addresses work that were given for them */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(Digest original, Collection<Digest> made, Instant playing) {
        Instant now = clock.instant();
        Instant due = (playing.isAfter(now) ? playing : now).plus(config.linger());
        add(original, original, due);
        made.forEach(digest -> add(digest, original, due));
    }

    private void add(Digest digest, Digest source, Instant due) {
        entities.createNativeQuery("""
                        insert into copy_leaving (digest, source, due_at) values (?1, ?2, ?3)
                        on conflict (digest) do update set source = excluded.source, due_at = excluded.due_at""")
                .setParameter(1, digest.hex())
                .setParameter(2, source.hex())
                .setParameter(3, due)
                .executeUpdate();
    }

    /**
     * The original is needed again: in the caller's transaction, which waits for a deletion that is under way.
     *
     * @return whether it is there
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean stays(Digest original) {
        entities.createNativeQuery("delete from copy_leaving where digest = ?1")
                .setParameter(1, original.hex())
                .executeUpdate();
        return blobs.has(original);
    }

    /** Deletes what is due and nobody else has. */
    void sweep() {
        Set<Digest> due = due();
        if (due.isEmpty()) {
            return;
        }
        Set<Digest> inUse = holdings.inUse(due);
        long deleted = due.stream()
                .filter(digest -> QuarkusTransaction.requiringNew().call(() -> over(digest, inUse.contains(digest))))
                .count();
        if (deleted > 0) {
            Log.infof("%d files of copies that have gone are deleted", deleted);
        }
    }

    @SuppressWarnings("unchecked")
    private Set<Digest> due() {
        List<String> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("""
                        select digest from copy_leaving
                        where due_at <= ?1 and not exists (select from asset where sha256 = source) limit ?2""", String.class)
                        .setParameter(1, clock.instant())
                        .setParameter(2, AT_ONCE)
                        .getResultList());
        return rows.stream().map(Digest::new).collect(Collectors.toSet());
    }

    /** Answers whether the bytes are deleted. */
    private boolean over(Digest digest, boolean inUse) {
        boolean leaves = !entities.createNativeQuery("""
                        select digest from copy_leaving where digest = ?1
                          and not exists (select from asset where sha256 in (digest, source)) for update""", String.class)
                .setParameter(1, digest.hex())
                .getResultList()
                .isEmpty();
        if (!leaves) {
            return false;
        }
        if (!inUse) {
            blobs.delete(digest);
        }
        entities.createNativeQuery("delete from copy_leaving where digest = ?1")
                .setParameter(1, digest.hex())
                .executeUpdate();
        return !inUse;
    }
}

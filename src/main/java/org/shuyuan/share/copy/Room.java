package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** How much room copies may take, and who goes when it is used up. */
@ApplicationScoped
class Room {

    private final CopyList list;
    private final Eviction eviction;
    private final CopyConfig config;
    private final Clock clock;

    Room(CopyList list, Eviction eviction, CopyConfig config, Clock clock) {
        this.list = list;
        this.eviction = eviction;
        this.config = config;
        this.clock = clock;
    }

    /** Whether a rule may bring anything more. */
    boolean left() {
        return list.bytes() < quota();
    }

    long quota() {
        return config.quota().asLongValue();
    }

    /**
     * Makes room for so many bytes more. For what a person has asked for, anything goes that doesn't play; for what a rule
     * wants, only what other rules have brought and nobody has played for long, or each would only push out the one before.
     */
    boolean make(long bytes, boolean pinned) throws IOException {
        if (free() < bytes + config.reserve().asLongValue()) {
            return false;
        }
        return make(bytes, pinned, quota());
    }

    boolean make(long bytes, boolean pinned, long quota) {
        long over = list.bytes() + bytes - quota;
        if (over <= 0) {
            return true;
        }
        Instant since = pinned ? clock.instant() : clock.instant().minus(config.idle());
        List<Copy> candidates = list.evictable(pinned, since);
        return candidates.stream().mapToLong(Copy::room).sum() >= over && evict(candidates, over);
    }

    /** Takes back what has grown over the quota: how large a copy becomes by being made playable shows afterwards. */
    void keep() {
        long over = list.bytes() - quota();
        if (over > 0) {
            evict(list.evictable(true, clock.instant()), over);
        }
    }

    private boolean evict(List<Copy> candidates, long bytes) {
        long freed = 0;
        for (Copy copy : candidates) {
            if (freed < bytes && eviction.evict(copy.resource())) {
                freed += copy.room();
            }
        }
        return freed >= bytes;
    }

    private long free() throws IOException {
        Files.createDirectories(config.directory());
        return config.directory().toFile().getUsableSpace();
    }
}

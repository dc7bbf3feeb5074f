package org.shuyuan.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who follows what on this node, within bounds: an open line is cheap, ten thousand of them are not. */
@ApplicationScoped
class Followers {

    /** Readers who haven't signed in share one name, and its bound is that of everybody. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final WebConfig config;
    private final Map<UUID, Integer> byResource = new HashMap<>();
    private final Map<UUID, Integer> byReader = new HashMap<>();
    private int all;

    Followers(WebConfig config) {
        this.config = config;
    }

    /**
     * Counts one more; what is answered counts it out, once however often it is run.
     *
     * @throws Problem {@link ProblemType#TOO_MUCH_FOLLOWED} for one account, {@link ProblemType#BUSY} for all together
     */
    synchronized Runnable enter(UUID resource, Optional<UUID> account) {
        UUID reader = account.orElse(NOBODY);
        if (account.isPresent() && byReader.getOrDefault(reader, 0) >= config.followedByOne()) {
            throw Problem.of(ProblemType.TOO_MUCH_FOLLOWED, config.followedByOne());
        }
        if (all >= config.followedByAll()) {
            throw Problem.of(ProblemType.BUSY);
        }
        all++;
        byReader.merge(reader, 1, Integer::sum);
        byResource.merge(resource, 1, Integer::sum);
        AtomicBoolean gone = new AtomicBoolean();
        return () -> {
            if (!gone.getAndSet(true)) {
                leave(resource, reader);
            }
        };
    }

    synchronized Set<UUID> followed() {
        return Set.copyOf(byResource.keySet());
    }

    private synchronized void leave(UUID resource, UUID reader) {
        all--;
        byReader.computeIfPresent(reader, (id, count) -> count == 1 ? null : count - 1);
        byResource.computeIfPresent(resource, (id, count) -> count == 1 ? null : count - 1);
    }
}

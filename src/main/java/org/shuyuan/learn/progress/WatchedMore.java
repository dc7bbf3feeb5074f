package org.shuyuan.learn.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Films were watched: told in the transaction in which it is written down.
 *
 * @param now when it was
 */
public record WatchedMore(List<Stretch> stretches, Instant now) {

    public WatchedMore {
        stretches = List.copyOf(stretches);
    }

    /**
     * One report.
     *
     * @param viewing the page that played it
     * @param played milliseconds of film, twice what was played twice
     */
    public record Stretch(UUID viewing, Optional<UUID> account, UUID resource, long played) {}
}

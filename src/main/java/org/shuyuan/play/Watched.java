package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Tells that a resource is played, seldom enough to cost nothing: what a class watches is one news. */
@ApplicationScoped
class Watched {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Cache<UUID, Instant> told =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(PAUSE).build();

    private final Grants grants;
    private final Event<Played> played;
    private final Clock clock;

    Watched(Grants grants, Event<Played> played, Clock clock) {
        this.grants = grants;
        this.played = played;
        this.clock = clock;
    }

    void now(UUID resource) {
        Instant now = clock.instant();
        if (told.asMap().putIfAbsent(resource, now) == null) {
            played.fire(new Played(resource, now, grants.end(now.plus(PAUSE))));
        }
    }
}

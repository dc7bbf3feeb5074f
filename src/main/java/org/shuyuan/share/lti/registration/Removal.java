package org.shuyuan.share.lti.registration;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.session.Guests;

/**
 * Forgets whoever came from a platform that was removed, some at a time: a district's pupils with all that they have learned are more than one
 * transaction bears. After a crash it goes on.
 */
@ApplicationScoped
class Removal {

    private static final int BATCH = 200;

    private final Platforms platforms;
    private final Guests guests;

    Removal(Platforms platforms, Guests guests) {
        this.platforms = platforms;
        this.guests = guests;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void go() {
        for (var platform : platforms.going()) {
            int gone;
            do {
                gone = guests.forget(platform, BATCH);
            } while (gone > 0);
            platforms.forget(platform);
        }
    }

    /** And those who haven't come for years. */
    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int gone;
        do {
            gone = guests.forgetLongGone(BATCH);
        } while (gone > 0);
    }
}

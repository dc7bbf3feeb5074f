package org.shuyuan.share.copy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.UUID;
import org.shuyuan.play.Played;
import org.shuyuan.render.Holdings;
import org.shuyuan.render.Rendered;

/** Knows who plays what and how large it has become, and keeps within the quota. */
@ApplicationScoped
class CopyUpkeep {

    private final Copies copies;
    private final Room room;
    private final Leaving leaving;
    private final Parts parts;
    private final Holdings holdings;

    CopyUpkeep(Copies copies, Room room, Leaving leaving, Parts parts, Holdings holdings) {
        this.copies = copies;
        this.room = room;
        this.leaving = leaving;
        this.parts = parts;
        this.holdings = holdings;
    }

    @Transactional
    void played(@Observes Played event) {
        copies.played(event.resource(), event.at(), event.until());
    }

    @Transactional
    void rendered(@Observes Rendered event) {
        UUID resource = event.resource();
        if (copies.find(resource).filter(copy -> copy.came().isPresent()).isPresent()) {
            copies.made(
                    resource,
                    holdings.of(resource).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void keep() {
        room.keep();
        leaving.sweep();
    }

    @Scheduled(every = "6h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void clear() throws IOException {
        parts.clear();
    }
}

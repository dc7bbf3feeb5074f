package org.shuyuan.share.copy;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.shuyuan.work.Jobs;

/** Lets some copies begin at a time; the rest waits as rows, however much a rule wants. */
@ApplicationScoped
class CopyQueue {

    private final CopyList list;
    private final Room room;
    private final Hours hours;
    private final Jobs jobs;
    private final Semaphore turns;

    CopyQueue(CopyList list, Room room, Hours hours, Jobs jobs, CopyConfig config) {
        this.list = list;
        this.room = room;
        this.hours = hours;
        this.jobs = jobs;
        this.turns = new Semaphore(config.atOnce());
    }

    @Scheduled(every = "${shuyuan.copy.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        int free = turns.availablePermits();
        if (free > 0 && hours.open()) {
            list.due(room.left(), free).forEach(copy -> begin(copy.resource()));
        }
    }

    void begin(UUID resource) {
        jobs.nudge(CopyJob.NAME, resource.toString());
    }

    /** Whether this node has a turn left; if so, it is to be given back. */
    boolean enter() {
        return turns.tryAcquire();
    }

    void leave() {
        turns.release();
        look();
    }
}

package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.RenderConfig;

/**
 * Lets encodes and recognitions of speech begin only while the machine has memory for them, so that two films in 4K wait for
 * each other instead of bringing down the database beside them. How many may run for want of cores says {@code shuyuan.work.long-threads}.
 */
@ApplicationScoped
public class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);
    private static final long UNIT = 1 << 20;

    private final int budget;
    /** Fair: a large one that waits isn't passed by small ones for ever. */
    private final Semaphore free;

    Admission(RenderConfig config) {
        long bytes = config.budget().orElseGet(() -> machine() / 2);
        this.budget = Math.toIntExact(Math.max(1, bytes / UNIT));
        this.free = new Semaphore(budget, true);
    }

    /** Room that is given back when it is closed. */
    public interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits until there is room. What needs more than all there is runs when nothing else does: it may be less than
     * was feared, and waiting longer gains nothing.
     *
     * @param bytes that it will need at most
     */
    public Room enter(long bytes) throws InterruptedException {
        int units = Math.clamp(Math.ceilDiv(bytes, UNIT), 1, budget);
        // With a time, even of 0: without one it would pass those who wait.
        if (!free.tryAcquire(units, 0, TimeUnit.SECONDS)) {
            LOG.infof("Work of about %d MiB waits: %d of %d MiB are free", units, free.availablePermits(), budget);
            free.acquire(units);
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                free.release(units);
            }
        };
    }

    /** How many wait. */
    int waiting() {
        return free.getQueueLength();
    }

    /** MiB that nobody has. */
    int free() {
        return free.availablePermits();
    }

    /** What the machine has, or the container in which this process runs. */
    private static long machine() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}

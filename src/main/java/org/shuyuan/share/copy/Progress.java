package org.shuyuan.share.copy;

import java.time.Duration;
import java.util.UUID;
import org.shuyuan.fetch.Pace;

/** Counts the bytes of a copy as they come, and stops it when its time is over or nobody wants it any more. */
final class Progress implements Pace {

    private static final long TOLD_EVERY = Duration.ofSeconds(1).toNanos();

    private final UUID resource;
    private final Copies copies;
    private final Hours hours;
    private final Pace line;
    private long bytes;
    private long told = System.nanoTime();

    /** Nothing failed; what has come is kept. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the copy is stopped");
        }
    }

    Progress(UUID resource, Copies copies, Hours hours, Pace line) {
        this.resource = resource;
        this.copies = copies;
        this.hours = hours;
        this.line = line;
    }

    /** These have come before. */
    void had(long more) {
        bytes += more;
    }

    /** @throws Stopped if it isn't to go on */
    @Override
    public void took(int piece) throws InterruptedException {
        line.took(piece);
        bytes += piece;
        if (System.nanoTime() - told >= TOLD_EVERY) {
            told = System.nanoTime();
            if (!copies.received(resource, bytes) || !hours.open()) {
                throw new Stopped();
            }
        }
    }
}

package org.shuyuan.share.copy;

import java.util.concurrent.TimeUnit;

/** So many bytes in a second, and after a pause those of one second at once. Times are those of {@link System#nanoTime}. */
final class TokenBucket {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    /** Until when all bytes that were taken would have been on the line. */
    private long busy;

    TokenBucket(long perSecond, long now) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("nothing comes through at " + perSecond + " bytes a second");
        }
        this.perSecond = perSecond;
        this.busy = now - SECOND;
    }

    /** Takes these bytes; answers how many nanoseconds whoever took them has to wait. */
    synchronized long take(int bytes, long now) {
        long nanos = (long) ((double) bytes / perSecond * SECOND);
        busy = Math.max(busy - now, -SECOND) + now + nanos;
        return Math.max(0, busy - now);
    }
}

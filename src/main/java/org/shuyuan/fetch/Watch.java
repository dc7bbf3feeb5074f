package org.shuyuan.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import org.shuyuan.fetch.FetchFailed.Reason;

/**
 * Ends a fetch that takes longer than it may, whatever it is waiting for: a byte now and then keeps every timeout of a
 * socket from passing.
 */
final class Watch implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetch-watch").factory());

    Watch() {
        clock.setRemoveOnCancelPolicy(true);
    }

    Turn begin(Duration timeout) {
        return new Turn(timeout);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One fetch, with all of its redirects. */
    final class Turn implements AutoCloseable {

        private final Duration timeout;
        private final ScheduledFuture<?> end;
        private @Nullable HttpUriRequestBase request;
        private boolean over;

        private Turn(Duration timeout) {
            this.timeout = timeout;
            this.end = clock.schedule(this::end, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** The request that is under way from now on. */
        synchronized void covers(HttpUriRequestBase next) throws FetchFailed {
            check();
            request = next;
        }

        synchronized void check() throws FetchFailed {
            if (over) {
                throw FetchFailed.of(Reason.TIMED_OUT, "the answer took longer than " + timeout.toSeconds() + " s");
            }
        }

        private synchronized void end() {
            over = true;
            if (request != null) {
                request.cancel();
            }
        }

        @Override
        public void close() {
            end.cancel(false);
        }
    }
}

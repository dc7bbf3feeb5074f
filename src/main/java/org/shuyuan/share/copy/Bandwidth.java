package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.shuyuan.fetch.Pace;

/** What all copies of this node may take of the line by day. */
@ApplicationScoped
class Bandwidth implements Pace {

    private final Optional<TokenBucket> bucket;
    private final Hours hours;

    Bandwidth(CopyConfig config, Hours hours) {
        this.bucket = config.bandwidth().map(bound -> new TokenBucket(bound.asLongValue(), System.nanoTime()));
        this.hours = hours;
    }

    @Override
    public void took(int bytes) throws InterruptedException {
        if (bucket.isPresent() && !hours.night()) {
            TimeUnit.NANOSECONDS.sleep(bucket.get().take(bytes, System.nanoTime()));
        }
    }
}

package org.shuyuan.learn.join;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows down whoever guesses the codes of classes: there are six hundred million, and every one that opens a door is worth a try. */
@ApplicationScoped
class CodeAttempts {

    /** Nobody copies a code from a blackboard wrong so often. */
    static final int LIMIT = 30;

    private final Cache<UUID, AtomicInteger> wrong = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    boolean over(UUID account) {
        AtomicInteger count = wrong.getIfPresent(account);
        return count != null && count.get() >= LIMIT;
    }

    void failed(UUID account) {
        wrong.get(account, _ -> new AtomicInteger()).incrementAndGet();
    }
}

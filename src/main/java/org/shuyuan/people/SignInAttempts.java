package org.shuyuan.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows down whoever guesses the password of one account. */
@ApplicationScoped
class SignInAttempts {

    private static final int LIMIT = 8;

    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    boolean allowed(String name) {
        AtomicInteger count = failures.getIfPresent(name);
        return count == null || count.get() < LIMIT;
    }

    void failed(String name) {
        failures.get(name, unseen -> new AtomicInteger()).incrementAndGet();
    }

    void succeeded(String name) {
        failures.invalidate(name);
    }
}

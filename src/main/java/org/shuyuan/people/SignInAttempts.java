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

    private final Cache<String, AtomicInteger> attempts = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    /** Counts an attempt, before the password is looked at; false where there were too many of late. */
    boolean enter(String name) {
        return attempts.get(name, unseen -> new AtomicInteger()).incrementAndGet() <= LIMIT;
    }

    void succeeded(String name) {
        attempts.invalidate(name);
    }
}

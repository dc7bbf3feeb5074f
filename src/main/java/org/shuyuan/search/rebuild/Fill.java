package org.shuyuan.search.rebuild;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.index.Bulk;
import org.shuyuan.search.index.Documents;
import org.shuyuan.search.index.Target;

/**
 * Writes all resources into an index that is new. Several readers take turns at the catalog, in the order of ids, so that while one
 * waits for the engine another one reads.
 */
final class Fill {

    private final Order order;
    private final Documents documents;
    private final Engine engine;
    private final Target target;
    private final int atOnce;
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final AtomicLong done = new AtomicLong();
    private UUID last = new UUID(0, 0);
    private volatile boolean over;

    Fill(Order order, Documents documents, Engine engine, Target target, int atOnce) {
        this.order = order;
        this.documents = documents;
        this.engine = engine;
        this.target = target;
        this.atOnce = atOnce;
    }

    /**
     * Blocks until every resource was written once.
     *
     * @param told from time to time how many were
     * @return those that can't be read, or of which the engine won't take something
     * @throws IOException where the engine is away
     */
    Collection<UUID> run(int readers, long tellMillis, LongConsumer told) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                readers, Thread.ofPlatform().name("search-fill-", 0).daemon().factory())) {
            List<Future<?>> turns = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                turns.add(threads.submit(() -> {
                    try {
                        take();
                    } finally {
                        // The others need not go on where one has failed; where none has, there is nothing left.
                        over = true;
                    }
                    return null;
                }));
            }
            try {
                for (Future<?> turn : turns) {
                    while (!ended(turn, tellMillis)) {
                        told.accept(done.get());
                    }
                }
            } finally {
                over = true;
            }
        }
        return refused;
    }

    private static boolean ended(Future<?> turn, long millis) throws IOException, InterruptedException {
        try {
            turn.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException away) {
                throw away;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private void take() throws IOException {
        Bulk bulk = new Bulk(engine);
        for (List<UUID> some = next(); !some.isEmpty(); some = next()) {
            write(some, bulk);
            done.addAndGet(some.size());
        }
        bulk.flush();
        bulk.refused().forEach((resource, why) -> {
            Log.errorf("The new index refuses resource %s: %s", resource, why);
            refused.add(resource);
        });
    }

    private synchronized List<UUID> next() {
        if (over) {
            return List.of();
        }
        List<UUID> some = QuarkusTransaction.requiringNew().call(() -> order.after(last, atOnce));
        if (!some.isEmpty()) {
            last = some.getLast();
        }
        return some;
    }

    private void write(List<UUID> some, Bulk bulk) throws IOException {
        try {
            inTransaction(some, bulk);
        } catch (RuntimeException failure) {
            if (Engine.away(failure)) {
                throw new IOException(failure);
            }
            if (some.size() == 1) {
                Log.errorf(failure, "Resource %s can't be indexed", some.getFirst());
                refused.addAll(some);
                return;
            }
            for (UUID one : some) {
                write(List.of(one), bulk);
            }
        }
    }

    private void inTransaction(List<UUID> some, Bulk bulk) {
        QuarkusTransaction.requiringNew().call(() -> documents.write(some, target, bulk));
    }
}

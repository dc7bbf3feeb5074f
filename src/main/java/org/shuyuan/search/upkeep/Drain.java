package org.shuyuan.search.upkeep;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.SearchConfig;
import org.shuyuan.search.index.DirtyResource;
import org.shuyuan.search.index.DirtySet;
import org.shuyuan.search.index.Indexing;
import org.shuyuan.search.index.Target;
import org.shuyuan.search.rebuild.Schema;
import org.shuyuan.work.Job;

/**
 * Empties the dirty set into the index, one batch and one transaction after the other. A batch that fails leaves its rows
 * where they are. That the engine is away is no failure of the job: the sweep starts it again until the engine is back.
 */
@ApplicationScoped
class Drain implements Job {

    static final String NAME = "search-drain";

    /** A batch may hold fifty long books. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(5);

    private final DirtySet dirty;
    private final Indexing indexing;
    private final Schema schema;
    private final SearchConfig config;
    private final AtomicBoolean away = new AtomicBoolean();

    Drain(DirtySet dirty, Indexing indexing, Schema schema, SearchConfig config) {
        this.dirty = dirty;
        this.indexing = indexing;
        this.schema = schema;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) throws Exception {
        try {
            schema.ensure();
            while (batch()) {
                // There may be more.
            }
            if (away.getAndSet(false)) {
                Log.info("The search engine is back and has caught up");
            }
        } catch (IOException | RuntimeException failure) {
            schema.doubt();
            if (!Engine.away(failure)) {
                throw failure;
            }
            if (!away.getAndSet(true)) {
                Log.warnf(
                        "The search engine is away; what changes is kept until it is back (%s)", failure.getMessage());
            }
        }
    }

    /** Answers whether there may be more. */
    private boolean batch() {
        try {
            return inTransaction(config.batch(), Optional.empty());
        } catch (RuntimeException refused) {
            if (Engine.away(refused)) {
                throw refused;
            }
            return oneByOne();
        }
    }

    /** Something in this batch can't be read: what is good goes in, what is not waits and is told of. */
    private boolean oneByOne() {
        boolean more = false;
        for (DirtyResource dirty : QuarkusTransaction.requiringNew().call(() -> this.dirty.oldest(config.batch()))) {
            try {
                more |= inTransaction(1, Optional.of(dirty));
            } catch (RuntimeException unreadable) {
                if (Engine.away(unreadable)) {
                    throw unreadable;
                }
                Log.errorf(unreadable, "Resource %s can't be indexed; it will be tried again", dirty.resource());
                QuarkusTransaction.requiringNew().run(() -> this.dirty.postpone(dirty, config.refusedWait()));
            }
        }
        return more;
    }

    /** Answers whether anything went: where nothing does, trying again at once would be in vain. */
    private boolean inTransaction(int most, Optional<DirtyResource> one) {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(LONGEST_BATCH.toSeconds()))
                .call(() -> {
                    if (!dirty.claim()) {
                        return false;
                    }
                    Optional<Target> target = schema.target();
                    if (target.isEmpty()) {
                        // There is no index yet; whoever fills one reads what we would have written.
                        schema.doubt();
                        return false;
                    }
                    List<DirtyResource> batch = one.map(List::of).orElseGet(() -> dirty.oldest(most));
                    Map<UUID, String> refused = indexing.index(
                            batch.stream().map(DirtyResource::resource).toList(), target.get());
                    batch.stream()
                            .filter(resource -> refused.containsKey(resource.resource()))
                            .forEach(resource -> {
                                Log.errorf(
                                        "The index refuses resource %s; it will be tried again: %s",
                                        resource.resource(), refused.get(resource.resource()));
                                dirty.postpone(resource, config.refusedWait());
                            });
                    return dirty.clean(batch.stream()
                                    .filter(resource -> !refused.containsKey(resource.resource()))
                                    .toList())
                            > 0;
                });
    }
}

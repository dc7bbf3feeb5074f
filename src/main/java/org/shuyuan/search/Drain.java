package org.shuyuan.search;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

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
    public Lane lane() {
        return Lane.QUICK;
    }

    @Override
    public void run(String id) throws Exception {
        try {
            schema.ensure();
            boolean more = true;
            while (more) {
                more = QuarkusTransaction.requiringNew()
                        .timeout(Math.toIntExact(LONGEST_BATCH.toSeconds()))
                        .call(this::batch);
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
    private boolean batch() throws IOException {
        if (!dirty.claim()) {
            return false;
        }
        var batch = dirty.oldest(config.batch());
        if (batch.isEmpty()) {
            return false;
        }
        indexing.index(batch.stream().map(DirtyResource::resource).toList());
        dirty.clean(batch);
        return batch.size() == config.batch();
    }
}

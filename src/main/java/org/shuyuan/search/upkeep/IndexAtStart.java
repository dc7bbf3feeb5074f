package org.shuyuan.search.upkeep;

import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.shuyuan.search.rebuild.Schema;

/** Makes the indexes, or looks whether they fit, as soon as the engine answers, which comes up beside the service. Afterwards the sweep does. */
@ApplicationScoped
class IndexAtStart {

    private static final Duration PAUSE = Duration.ofMillis(100);
    /** An engine that takes longer is away; the sweep finds it when it comes. */
    private static final int TRIES = 1200;

    private final Schema schema;
    private volatile boolean stopping;

    IndexAtStart(Schema schema) {
        this.schema = schema;
    }

    void begin(@Observes StartupEvent start) {
        Thread.ofVirtual().name("index-at-start").start(this::look);
    }

    void end(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void look() {
        try {
            for (int tries = 0; tries < TRIES && !stopping && !schema.known(); tries++) {
                schema.ensureIfThere();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // A stop, or a start that fails, takes everything away in the middle of the question; the rest the sweep
            // meets again.
            if (!stopping && Arc.container() != null) {
                Log.warnf("The indexes can't be made yet: %s", failure.getMessage());
            }
        }
    }
}

package org.shuyuan.search.upkeep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.search.index.DirtySet;
import org.shuyuan.search.rebuild.Order;
import org.shuyuan.search.rebuild.Rebuild;
import org.shuyuan.search.rebuild.Schema;
import org.shuyuan.work.Jobs;

/**
 * Starts the drain when something has changed. The changing transaction itself does not: all of them would write the one
 * row of that job and wait for each other, or for ever. What is durable is the dirty set; a signal that is lost in a crash
 * is made up for by the clock.
 */
@ApplicationScoped
class Sweep {

    private final DirtySet dirty;
    private final Jobs jobs;
    private final Schema schema;
    private final Order order;
    private final Executor executor;
    private final AtomicBoolean signalled = new AtomicBoolean();

    Sweep(DirtySet dirty, Jobs jobs, Schema schema, Order order, ManagedExecutor executor) {
        this.dirty = dirty;
        this.jobs = jobs;
        this.schema = schema;
        this.order = order;
        this.executor = executor;
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResourceChanged change) {
        if (!signalled.getAndSet(true)) {
            executor.execute(this::start);
        }
    }

    /** Also has the indexes made at the first start, after the engine has lost them, and when an operator asks for it. */
    @Scheduled(every = "${shuyuan.search.sweep}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        schema.ensureIfThere();
        if (schema.known()
                && QuarkusTransaction.requiringNew().call(() -> order.wanted().isPresent())) {
            jobs.nudge(Rebuild.NAME, Rebuild.ALL);
        }
        start();
    }

    /** Outside a transaction: where another node is quicker, its row is enough, and the failed insert spoils nothing. */
    private void start() {
        signalled.set(false);
        if (QuarkusTransaction.requiringNew().call(() -> !dirty.isEmpty())) {
            jobs.nudge(Drain.NAME, "all");
        }
    }
}

package org.shuyuan.learn.statement;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends what waits, in its order. What was sent and not answered is sent again: a statement has its id before it is sent, so
 * the store knows it. What the store will never take is put aside alone; everything else stays until it is taken.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** Longer than a batch takes. One that takes even longer is sent by two nodes, which does no harm. */
    private static final int ANSWERS = 4;

    private final RecordStore store;
    private final StatementQueue queue;
    private final Patience patience;
    private final XapiConfig config;
    private final Clock clock;

    Delivery(RecordStore store, StatementQueue queue, Patience patience, XapiConfig config, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.patience = patience;
        this.config = config;
        this.clock = clock;
    }

    /** Whoever starts the service anew may have mended what was wrong. */
    void begin(@Observes StartupEvent start) {
        if (store.on()) {
            patience.end();
        }
    }

    @Scheduled(every = "${shuyuan.xapi.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliver() {
        boolean more = store.on() && patience.over();
        while (more) {
            List<Statement> batch = queue.claim(
                    config.batch(), config.batchBytes(), config.answer().multipliedBy(ANSWERS));
            more = !batch.isEmpty() && delivered(batch);
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void drop() {
        int dropped = queue.drop(clock.instant().minus(config.keep()));
        if (dropped > 0) {
            LOG.warnf(
                    "%d statements were not taken within %d days (shuyuan.xapi.keep) and are dropped",
                    dropped, config.keep().toDays());
        }
    }

    private boolean delivered(List<Statement> batch) {
        try {
            send(batch);
            patience.end();
            return true;
        } catch (NotNow failure) {
            queue.release(batch);
            Duration pause = patience.begin(failure);
            LOG.warnf("No statements are sent for %d s: %s", pause.toSeconds(), failure.getMessage());
        } catch (InterruptedException stopping) {
            queue.release(batch);
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void send(List<Statement> batch) throws NotNow, InterruptedException {
        switch (store.send(batch)) {
            case RecordStore.Verdict.Taken() -> queue.done(batch);
            case RecordStore.Verdict.There() -> {
                if (batch.size() == 1) {
                    queue.done(batch);
                } else {
                    // The store has taken none of them, for the sake of one.
                    for (Statement each : batch) {
                        send(List.of(each));
                    }
                }
            }
            case RecordStore.Verdict.Refused(String answer) -> {
                if (batch.size() == 1) {
                    Statement bad = batch.getFirst();
                    LOG.warnf("Statement %s is put aside: %s", bad.id(), answer);
                    queue.putAside(bad, answer);
                } else {
                    send(batch.subList(0, batch.size() / 2));
                    send(batch.subList(batch.size() / 2, batch.size()));
                }
            }
        }
    }
}

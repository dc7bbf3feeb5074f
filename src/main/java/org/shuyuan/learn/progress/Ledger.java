package org.shuyuan.learn.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Takes reports from thousands of players at once: all that come while one transaction is written go into the next, and each
 * is answered when it stands on the disk. A class that watches costs a few transactions a second and not one for each pupil.
 */
@ApplicationScoped
class Ledger {

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    /** Failures one after the other after which nothing more is tried of a batch: the database is away. */
    private static final int FAILURES = 2;

    private final Entering entering;
    private final ProgressConfig config;
    private final BlockingQueue<Waiting> queue;
    private volatile @Nullable Thread writer;

    Ledger(Entering entering, ProgressConfig config) {
        this.entering = entering;
        this.config = config;
        this.queue = new ArrayBlockingQueue<>(config.waiting());
    }

    private record Waiting(Report report, CompletableFuture<Verdict> verdict) {}

    void begin(@Observes StartupEvent start) {
        // Thousands wait for this one: it has a thread of the machine to itself.
        Thread thread = Thread.ofPlatform().daemon().name("progress-ledger").unstarted(this::write);
        // It works for as long as it is the writer: it must be so before it looks.
        writer = thread;
        thread.start();
    }

    void end(@Observes ShutdownEvent shutdown) {
        Thread thread = writer;
        writer = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * The verdict comes when it counts.
     *
     * @throws Problem {@link ProblemType#BUSY} where too many are waiting
     */
    CompletableFuture<Verdict> enter(Report report) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        if (writer == null || !queue.offer(new Waiting(report, verdict))) {
            throw Problem.of(ProblemType.BUSY);
        }
        return verdict;
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (writer != null) {
                batch.add(queue.take());
                queue.drainTo(batch, config.batch() - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        queue.drainTo(batch);
        batch.forEach(each -> each.verdict().completeExceptionally(Problem.of(ProblemType.BUSY)));
    }

    private void write(List<Waiting> batch) {
        try {
            answer(batch);
        } catch (RuntimeException | Error whole) {
            alone(batch);
        }
    }

    private void answer(List<Waiting> batch) {
        List<Verdict> verdicts =
                entering.enter(batch.stream().map(Waiting::report).toList());
        for (int at = 0; at < batch.size(); at++) {
            batch.get(at).verdict().complete(verdicts.get(at));
        }
    }

    /** One report that can't be written must not take the others with it. */
    private void alone(List<Waiting> batch) {
        int failed = 0;
        for (Waiting each : batch) {
            try {
                if (failed >= FAILURES) {
                    throw Problem.of(ProblemType.BUSY);
                }
                answer(List.of(each));
                failed = 0;
            } catch (RuntimeException | Error e) {
                failed++;
                LOG.warnf("A report of what was watched is not written, and its player will send it again: %s", e);
                each.verdict().completeExceptionally(e);
            }
        }
    }
}

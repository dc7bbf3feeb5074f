package org.shuyuan.share.harvest;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.share.harvest.wire.Deletions;
import org.shuyuan.work.Jobs;

/** Begins the runs whose time has come, and those that have waited long enough. */
@ApplicationScoped
public class DueRuns {

    private final Sources sources;
    private final Runs runs;
    private final Jobs jobs;

    DueRuns(Sources sources, Runs runs, Jobs jobs) {
        this.sources = sources;
        this.runs = runs;
        this.jobs = jobs;
    }

    @Scheduled(every = "${shuyuan.harvest.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        sources.due().forEach(source -> begin(source, usual(source)));
        runs.waiting().forEach(run -> jobs.nudge(HarvestJob.NAME, run.id().toString()));
    }

    /** A repository that doesn't tell for ever what is gone has to be compared. */
    private static Run.Mode usual(Source source) {
        return source.deletions() == Deletions.PERSISTENT ? Run.Mode.INCREMENTAL : Run.Mode.RECONCILE;
    }

    /** A run, and the job that works on it; nothing where the source is busy. What never was harvested is harvested in full. */
    @Transactional
    public Optional<UUID> begin(Source source, Run.Mode mode) {
        boolean increment = mode == Run.Mode.INCREMENTAL && source.from().isPresent();
        Run.Mode possible = source.from().isPresent() ? mode : Run.Mode.FULL;
        Optional<UUID> run = runs.begin(source.id(), possible, increment ? source.from() : Optional.empty());
        run.ifPresent(id -> jobs.nudge(HarvestJob.NAME, id.toString()));
        return run;
    }

    /** Answers whether it was paused. */
    @Transactional
    public boolean resume(UUID run) {
        boolean resumed = runs.resume(run);
        if (resumed) {
            jobs.submit(HarvestJob.NAME, run.toString());
        }
        return resumed;
    }
}

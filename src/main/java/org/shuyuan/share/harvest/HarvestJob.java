package org.shuyuan.share.harvest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.Patience;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Walks through a run until it is over, is stopped, has to wait, or has had its turn. Repositories that don't answer in time
 * have some places of the lane and no more, so they never keep the others from being harvested.
 */
@ApplicationScoped
class HarvestJob implements Job {

    static final String NAME = "share.harvest";

    private static final int MOST_RESTARTS = 3;

    /** Doubled so often, the time for an answer is longer than any that the client bears. */
    private static final int MOST_PATIENCE = 16;

    private final OaiClient client;
    private final Greeting greeting;
    private final Walk walk;
    private final Runs runs;
    private final Sources sources;
    private final Jobs jobs;
    private final Patience patience;
    private final HarvestConfig config;
    private final Clock clock;
    private final Semaphore slow;

    HarvestJob(
            OaiClient client,
            Greeting greeting,
            Walk walk,
            Runs runs,
            Sources sources,
            Jobs jobs,
            HarvestConfig config,
            Clock clock) {
        this.client = client;
        this.greeting = greeting;
        this.walk = walk;
        this.runs = runs;
        this.sources = sources;
        this.jobs = jobs;
        this.patience = new Patience(config.firstWait(), config.longestWait(), config.attempts());
        this.config = config;
        this.clock = clock;
        this.slow = new Semaphore(config.slowAtOnce());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.REMOTE;
    }

    @Override
    public void run(String id) {
        UUID run = UUID.fromString(id);
        try {
            Optional<Run> found = runs.find(run).filter(Run::workable);
            if (found.isPresent()) {
                run(found.get());
            }
        } catch (HarvestTrouble trouble) {
            troubled(run, trouble);
        } catch (RuntimeException failed) {
            if (!Passing.is(failed)) {
                throw failed;
            }
            troubled(run, Writing.notStored(failed));
        }
    }

    private void run(Run run) {
        if (run.patience() == 0) {
            if (hasMore(run)) {
                jobs.submit(NAME, run.id().toString());
            }
        } else if (slow.tryAcquire()) {
            try {
                if (hasMore(run)) {
                    runs.putOff(run.id(), config.firstWait());
                }
            } finally {
                slow.release();
            }
        } else {
            runs.putOff(run.id(), config.firstWait());
        }
    }

    /** Works until the turn is over; answers whether there is more to do. */
    private boolean hasMore(Run run) {
        Duration answer = config.answer().multipliedBy(1L << Math.min(run.patience(), MOST_PATIENCE));
        Turn turn = new Turn(client, clock, config.turn(), answer);
        boolean more = true;
        while (more && !turn.over()) {
            more = goOn(run.id(), turn);
        }
        return more;
    }

    private boolean goOn(UUID id, Turn turn) {
        Optional<Run> found = runs.find(id).filter(Run::workable);
        if (found.isEmpty()) {
            return false;
        }
        Run run = found.get();
        Source known = sources.find(run.source()).orElseThrow();
        Source source =
                run.pages() == 0 ? greeting.met(run, known, turn.client().identify(known.base())) : known;
        if (run.pages() == 0 || run.token().isPresent()) {
            // Who can't write a page has been overtaken by another worker, or by a person.
            return walk.page(run, source, turn);
        }
        // An incremental list says nothing of what it doesn't hold.
        if (run.mode() != Run.Mode.INCREMENTAL && walk.askForUnseen(run, source, turn)) {
            return true;
        }
        over(run, source);
        return false;
    }

    private void over(Run run, Source source) {
        walk.checkLength(run.id());
        QuarkusTransaction.requiringNew().run(() -> {
            if (runs.end(run.id(), Run.State.DONE, Optional.empty())) {
                sources.harvested(source, beginning(run));
            }
        });
    }

    /** Where the next run begins: where this one saw nothing more, and somewhat before. */
    private Instant beginning(Run run) {
        Instant seen = run.asOf().orElse(run.startedAt());
        // A clock there that is ahead of ours must not make us leave out anything.
        return (seen.isAfter(run.startedAt()) ? run.startedAt() : seen).minus(config.overlap());
    }

    private void troubled(UUID id, HarvestTrouble trouble) {
        Run run = runs.find(id).orElseThrow();
        if (trouble.kind() == HarvestTrouble.Kind.TOKEN_REFUSED
                && run.token().isPresent()
                && run.restarts() < MOST_RESTARTS) {
            runs.restart(id);
            runs.wait(id, trouble, config.firstWait());
            return;
        }
        Optional<Duration> wait = patience.next(run.attempts(), trouble);
        if (wait.isPresent()) {
            runs.wait(id, trouble, wait.get());
        } else {
            failed(run, trouble);
        }
    }

    private void failed(Run run, HarvestTrouble trouble) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (runs.end(run.id(), Run.State.FAILED, Optional.of(trouble))) {
                sources.find(run.source()).ifPresent(sources::rest);
            }
        });
    }

    @Override
    public void gaveUp(String id, Problem why) {
        runs.find(UUID.fromString(id))
                .ifPresent(run -> failed(
                        run, new HarvestTrouble(HarvestTrouble.Kind.NOT_STORED, String.valueOf(why.getMessage()))));
    }
}

package org.shuyuan.share.copy;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.Givers;
import org.shuyuan.share.harvest.Givers.Giver;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/** Brings the files of a resource here, from the nearest repository that gives them. After a crash it goes on with what has come. */
@ApplicationScoped
class CopyJob implements Job {

    static final String NAME = "share.copy";

    /** When it is looked again whether there is room. */
    private static final Duration ROOM = Duration.ofHours(1);

    private final Copies copies;
    private final CopyQueue queue;
    private final CopyDoubts doubts;
    private final Givers givers;
    private final Giving giving;
    private final Wishes wishes;
    private final Hours hours;
    private final Catalog catalog;
    private final Kinds kinds;
    private final CopyConfig config;
    private final Clock clock;

    CopyJob(
            Copies copies,
            CopyQueue queue,
            CopyDoubts doubts,
            Givers givers,
            Giving giving,
            Wishes wishes,
            Hours hours,
            Catalog catalog,
            Kinds kinds,
            CopyConfig config,
            Clock clock) {
        this.copies = copies;
        this.queue = queue;
        this.doubts = doubts;
        this.givers = givers;
        this.giving = giving;
        this.wishes = wishes;
        this.hours = hours;
        this.catalog = catalog;
        this.kinds = kinds;
        this.config = config;
        this.clock = clock;
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
    public void run(String id) throws IOException, InterruptedException {
        UUID resource = UUID.fromString(id);
        if (!queue.enter()) {
            copies.leave(resource);
            return;
        }
        try {
            Optional<Copy> copy = copies.begin(resource);
            if (copy.isPresent()) {
                begun(copy.get());
            }
        } finally {
            queue.leave();
        }
    }

    private void begun(Copy copy) throws IOException, InterruptedException {
        Optional<Asked> asked = QuarkusTransaction.requiringNew()
                .call(() -> catalog.find(copy.resource())
                        .filter(wishes::mayBeCopied)
                        .map(resource ->
                                new Asked(copy, kinds.get(resource.kind()), Wishes.record(resource), new HashMap<>())));
        if (asked.isEmpty()) {
            copies.drop(copy.resource());
        } else if (!hours.open()) {
            copies.waits(copy.resource(), hours.opens());
        } else {
            try {
                ask(asked.get());
            } catch (Progress.Stopped stopped) {
                copies.waits(copy.resource(), hours.opens());
            }
        }
    }

    private void ask(Asked asked) throws IOException, InterruptedException {
        UUID resource = asked.copy().resource();
        Optional<Outcome.Later> later = Optional.empty();
        Set<URI> doubted = doubts.of(resource);
        for (Giver giver : givers.of(resource)) {
            if (doubted.contains(giver.base())) {
                continue;
            }
            switch (giving.ask(giver, asked)) {
                case Outcome.Over _ -> {
                    return;
                }
                case Outcome.NoRoom(Problem why) -> {
                    copies.waits(resource, clock.instant().plus(ROOM), why);
                    return;
                }
                case Outcome.Doubted(Problem why) -> {
                    Log.infof(
                            "%s of %s isn't taken from %s: %s",
                            resource, giver.identifier(), giver.base(), why.getMessage());
                    doubts.add(resource, giver, why);
                }
                case Outcome.Later why -> later = later.isPresent() ? later : Optional.of(why);
            }
        }
        if (later.isPresent()) {
            waits(asked, later.get());
        } else {
            copies.failed(
                    resource, asked.record(), doubts.last(resource).orElse(Problem.of(ProblemType.COPY_NOT_OFFERED)));
        }
    }

    /** The wait doubles with each failure; a repository that wishes for a longer one is left alone for so long. */
    private void waits(Asked asked, Outcome.Later later) {
        UUID resource = asked.copy().resource();
        int failures = copies.find(resource).map(Copy::attempts).orElse(0);
        if (failures >= config.attempts()) {
            copies.failed(resource, asked.record(), later.why());
            return;
        }
        Duration doubled = config.firstWait().multipliedBy(1L << Math.min(failures, 20));
        Duration own = doubled.compareTo(config.longestWait()) > 0 ? config.longestWait() : doubled;
        Duration wait = later.pause().filter(wish -> wish.compareTo(own) > 0).orElse(own);
        copies.failedNow(resource, clock.instant().plus(wait), later.why());
    }

    @Override
    public void gaveUp(String id, Problem why) {
        UUID resource = UUID.fromString(id);
        copies.failed(resource, catalog.find(resource).map(Wishes::record).orElse(""), why);
    }
}

package org.shuyuan.share.harvest;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.harvest.Tally.Outcome;
import org.shuyuan.share.harvest.Writing.Attempt;
import org.shuyuan.share.harvest.wire.Flaw;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Page;
import org.shuyuan.share.harvest.wire.WireRecord;

/**
 * Writes what comes of the records of a page: all in one transaction, or else in two halves, and so on. So the one that can't
 * be written is found, and what is too much for the time of a transaction becomes less. What fails for the database's sake
 * alone says nothing of a record: it is tried again at once, and then the run waits.
 */
@ApplicationScoped
class Taking {

    private final Receiving receiving;
    private final Sources sources;
    private final Runs runs;
    private final Shelf shelf;
    private final Doubts doubts;
    private final Writing writing;

    Taking(Receiving receiving, Sources sources, Runs runs, Shelf shelf, Doubts doubts, Writing writing) {
        this.receiving = receiving;
        this.sources = sources;
        this.runs = runs;
        this.shelf = shelf;
        this.doubts = doubts;
        this.writing = writing;
    }

    /** @param known identifiers whose records need no second look */
    record Batch(List<WireRecord> records, Set<String> known) {

        Batch part(int from, int to) {
            return new Batch(records.subList(from, to), known);
        }
    }

    /**
     * Answers whether it was written, and not by another worker, or held back because a person has stopped the run.
     *
     * @param trail with the token of the page
     * @throws HarvestTrouble {@link HarvestTrouble.Kind#NOT_STORED}
     */
    boolean page(Run run, Source source, Page page, String trail, Batch batch) {
        Attempt<Boolean> whole = writing.attempt(batch.records().size(), () -> {
            Optional<Run> held = held(run, source);
            held.ifPresent(now -> runs.turned(now, page, trail, all(now, source, flaws(now, page), batch)));
            return held.isPresent();
        });
        if (whole instanceof Attempt.Failed<Boolean>(RuntimeException why)) {
            Log.warnf(why, "A page of %s is taken in parts", source.base());
            return inParts(run, source, page, trail, batch);
        }
        return written(whole);
    }

    /** Answers as {@link #page}. */
    private boolean inParts(Run run, Source source, Page page, String trail, Batch batch) {
        Optional<Tally> tally = writing.attempt(1, () -> held(run, source).map(now -> flaws(now, page)))
                .orThrow()
                .flatMap(flaws -> halves(run, source, flaws, batch));
        return tally.isPresent()
                && written(writing.attempt(1, () -> {
                    Optional<Run> held = held(run, source);
                    held.ifPresent(now -> runs.turned(now, page, trail, tally.get()));
                    return held.isPresent();
                }));
    }

    /** Nothing where the run is no longer ours to write. */
    private Optional<Tally> halves(Run run, Source source, Tally before, Batch batch) {
        int size = batch.records().size();
        int middle = size / 2;
        return size == 0
                ? Optional.of(before)
                : size == 1
                        ? part(run, source, before, batch)
                        : part(run, source, before, batch.part(0, middle))
                                .flatMap(first -> part(run, source, first, batch.part(middle, size)));
    }

    private Optional<Tally> part(Run run, Source source, Tally before, Batch batch) {
        Attempt<Optional<Tally>> part = writing.attempt(
                batch.records().size(), () -> held(run, source).map(now -> all(now, source, before, batch)));
        return switch (part) {
            case Attempt.Done<Optional<Tally>>(Optional<Tally> tally, boolean _) -> tally;
            case Attempt.Failed<Optional<Tally>>(RuntimeException why) -> {
                if (batch.records().size() > 1) {
                    yield halves(run, source, before, batch);
                }
                doubt(run, source, batch.records().getFirst().identifier(), why);
                yield Optional.of(before.of(Outcome.REFUSED));
            }
        };
    }

    /**
     * What comes of some records of a page before the rest of it is fetched; its token isn't followed yet. Answers as
     * {@link #page}.
     *
     * @throws HarvestTrouble {@link HarvestTrouble.Kind#SLOW} where none could be taken, and so nothing was gained
     */
    boolean some(Run run, Source source, Batch batch) {
        Optional<Tally> before =
                writing.attempt(1, () -> held(run, source).map(Run::tally)).orThrow();
        Optional<Tally> after = before.flatMap(tally -> part(run, source, tally, batch));
        if (after.isEmpty()) {
            return false;
        }
        if (after.get().refused() - before.get().refused() == batch.records().size()) {
            throw new HarvestTrouble(HarvestTrouble.Kind.SLOW, "it gives record by record, and none that can be taken");
        }
        return written(writing.attempt(1, () -> {
            Optional<Run> held = held(run, source);
            held.ifPresent(_ -> runs.counted(run.id(), after.get()));
            return held.isPresent();
        }));
    }

    /**
     * What comes of a record that was asked for by its name. Whatever it is, the item counts as seen. Answers as {@link #page}.
     *
     * @param record nothing where it couldn't be had, which was told
     */
    boolean named(Run run, Source source, Shelf.Item item, Optional<WireRecord> record) {
        Attempt<Boolean> one = writing.attempt(1, () -> {
            Optional<Run> held = held(run, source);
            held.ifPresent(now -> {
                Outcome outcome = record.map(found -> receiving.take(source, run.id(), found, item))
                        .orElse(Outcome.REFUSED);
                if (outcome == Outcome.REFUSED) {
                    shelf.put(source.id(), item, run.id());
                }
                runs.counted(run.id(), now.tally().of(outcome));
            });
            return held.isPresent();
        });
        if (record.isPresent() && one instanceof Attempt.Failed<Boolean>(RuntimeException why)) {
            doubt(run, source, item.identifier(), why);
            return named(run, source, item, Optional.empty());
        }
        return one.orThrow();
    }

    private void doubt(Run run, Source source, String identifier, RuntimeException why) {
        Log.warnf(why, "%s can't be taken from %s", identifier, source.base());
        Doubt doubt = new Doubt(
                identifier, Doubt.Reason.FAILED, Objects.requireNonNullElse(why.getMessage(), why.toString()));
        writing.attempt(1, () -> {
                    doubts.add(run.id(), doubt);
                    return true;
                })
                .orThrow();
    }

    /** The run as it is now, if this worker may write what comes of the page after the one that it knows. */
    private Optional<Run> held(Run run, Source source) {
        return runs.held(run.id())
                .filter(now -> now.pages() == run.pages() && now.restarts() == run.restarts())
                .filter(_ ->
                        sources.find(source.id()).filter(now -> !now.leaving()).isPresent());
    }

    private Tally flaws(Run now, Page page) {
        Tally tally = now.tally().read(page.bytes());
        for (Flaw flaw : page.flaws()) {
            doubts.add(now.id(), new Doubt(flaw.identifier(), Doubt.Reason.UNREADABLE, flaw.reason()));
            tally = tally.of(Outcome.REFUSED);
        }
        return tally;
    }

    /** What came of these records, with what came before them. */
    private Tally all(Run now, Source source, Tally before, Batch batch) {
        List<String> identifiers =
                batch.records().stream().map(WireRecord::identifier).toList();
        Map<String, Shelf.Item> here = shelf.find(source.id(), identifiers);
        Tally tally = before;
        for (WireRecord record : batch.records()) {
            tally = tally.of(one(now, source, record, here.get(record.identifier()), batch.known()));
        }
        return tally;
    }

    private Outcome one(Run run, Source source, WireRecord record, Shelf.@Nullable Item item, Set<String> known) {
        if (item != null && known.contains(record.identifier())) {
            shelf.put(source.id(), item, run.id());
            return Outcome.SAME;
        }
        return receiving.take(source, run.id(), record, item);
    }

    /** A connection that is lost at the commit leaves open whether it took place: then the run goes on from what is stored. */
    private static boolean written(Attempt<Boolean> attempt) {
        if (attempt instanceof Attempt.Done<Boolean>(Boolean here, boolean again) && again && !here) {
            throw new HarvestTrouble(HarvestTrouble.Kind.NOT_STORED, "it isn't known whether the page was written");
        }
        return attempt.orThrow();
    }
}

package org.shuyuan.share.harvest;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.harvest.wire.Asking;
import org.shuyuan.share.harvest.wire.Flaw;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Listing;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.Page;
import org.shuyuan.share.harvest.wire.TokenTrail;
import org.shuyuan.share.harvest.wire.WireRecord;

/**
 * Goes through a list page by page. A page is fetched first, and then everything that comes of it is written in one
 * transaction with the token of the next: a crash between the two costs the fetching of one page.
 */
@ApplicationScoped
class Walk {

    private static final int ASKED_AT_ONCE = 50;

    /** What goes wrong with one record, and not with the repository. */
    private static final Set<HarvestTrouble.Kind> OF_ONE_RECORD =
            Set.of(HarvestTrouble.Kind.REFUSED, HarvestTrouble.Kind.NOT_OAI, HarvestTrouble.Kind.TOO_LARGE);

    private final OaiClient client;
    private final Receiving receiving;
    private final Sources sources;
    private final Runs runs;
    private final Shelf shelf;
    private final Doubts doubts;

    Walk(OaiClient client, Receiving receiving, Sources sources, Runs runs, Shelf shelf, Doubts doubts) {
        this.client = client;
        this.receiving = receiving;
        this.sources = sources;
        this.runs = runs;
        this.shelf = shelf;
        this.doubts = doubts;
    }

    /** One page; answers whether it was written, and not by another worker, or held back because a person has stopped the run. */
    boolean turn(Run run, Source source) {
        Page page = client.list(source.base(), asking(run, source));
        String trail = TokenTrail.parse(run.trail()).after(page).text();
        Taken taken =
                run.mode() == Run.Mode.RECONCILE ? missing(run, source, page) : new Taken(page.records(), Set.of());
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Run> held = held(run, source);
                held.ifPresent(now -> runs.turned(run, page, trail, all(now, source, page, taken)));
                return held.isPresent();
            });
        } catch (RuntimeException one) {
            Log.warnf(one, "A page of %s is taken record by record", source.base());
        }
        Tally tally = alone(run, source, page, taken);
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Run> held = held(run, source);
            held.ifPresent(_ -> runs.turned(run, page, trail, tally));
            return held.isPresent();
        });
    }

    /**
     * Asks by their names for records that a source has given and doesn't list any more, some at a time. Nothing is
     * withdrawn for not being listed: lists may be short.
     *
     * @return whether there were any, and the run is still to be worked on
     */
    boolean askForUnseen(Run run, Source source) {
        List<Shelf.Item> unseen = shelf.unseen(source.id(), run.id(), ASKED_AT_ONCE);
        for (Shelf.Item item : unseen) {
            Optional<WireRecord> record = named(run, source, item.identifier(), item.datestamp());
            boolean held = QuarkusTransaction.requiringNew().call(() -> {
                Optional<Run> now = held(run, source);
                now.ifPresent(still -> {
                    Tally.Outcome outcome = record.map(found -> receiving.take(source, run.id(), found, item))
                            .orElse(Tally.Outcome.REFUSED);
                    if (outcome == Tally.Outcome.REFUSED) {
                        shelf.put(source.id(), item, run.id());
                    }
                    runs.counted(run.id(), still.tally().of(outcome));
                });
                return now.isPresent();
            });
            if (!held) {
                return false;
            }
        }
        return !unseen.isEmpty();
    }

    /**
     * The record of this name as the source has it now: deleted, where it has none, or none in the set that is harvested.
     * Nothing, but a doubt, where this one can't be had: the others are not to suffer from it.
     */
    private Optional<WireRecord> named(Run run, Source source, String identifier, Instant known) {
        try {
            WireRecord gone = new WireRecord(identifier, known, true, List.of(), Optional.empty(), List.of());
            return Optional.of(client.get(source.base(), source.prefix(), identifier)
                    .filter(record -> within(source, record))
                    .orElse(gone));
        } catch (HarvestTrouble trouble) {
            if (!OF_ONE_RECORD.contains(trouble.kind())) {
                throw trouble;
            }
            doubts.add(run.id(), new Doubt(identifier, Doubt.Reason.UNREADABLE, trouble.detail()));
            return Optional.empty();
        }
    }

    /** A record is asked for by its name without regard to sets. */
    private static boolean within(Source source, WireRecord record) {
        return source.set()
                .filter(set -> !record.sets().isEmpty())
                .map(set -> record.sets().stream().anyMatch(each -> each.equals(set) || each.startsWith(set + ":")))
                .orElse(true);
    }

    /** The run as it is now, if this worker may write what comes of the page after the one that it knows. */
    private Optional<Run> held(Run run, Source source) {
        return runs.held(run.id())
                .filter(now -> now.pages() == run.pages() && now.restarts() == run.restarts())
                .filter(_ ->
                        sources.find(source.id()).filter(now -> !now.leaving()).isPresent());
    }

    private static Asking asking(Run run, Source source) {
        Listing listing = run.mode() == Run.Mode.RECONCILE ? Listing.IDENTIFIERS : Listing.RECORDS;
        return run.token()
                .<Asking>map(token -> new Asking.Resume(listing, token))
                .orElseGet(() -> new Asking.Begin(
                        listing,
                        source.prefix(),
                        source.set(),
                        run.since().map(since -> since.truncatedTo(ChronoUnit.SECONDS)),
                        Optional.empty(),
                        source.granularity()));
    }

    /** @param known identifiers whose records need no second look */
    private record Taken(List<WireRecord> records, Set<String> known) {}

    /** What stands in a list of identifiers and isn't here, or is another by now, is fetched by its name. */
    private Taken missing(Run run, Source source, Page page) {
        Map<String, Shelf.Item> here = shelf.find(source.id(), identifiers(page.records()));
        List<WireRecord> records = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (WireRecord header : page.records()) {
            Shelf.Item item = here.get(header.identifier());
            if (item != null
                    && item.deleted() == header.deleted()
                    && item.datestamp().equals(header.datestamp())) {
                known.add(header.identifier());
                records.add(header);
            } else if (header.deleted()) {
                records.add(header);
            } else {
                named(run, source, header.identifier(), header.datestamp()).ifPresent(records::add);
            }
        }
        return new Taken(records, known);
    }

    /** What came of a page, with what came before it. */
    private Tally all(Run now, Source source, Page page, Taken taken) {
        Map<String, Shelf.Item> here = shelf.find(source.id(), identifiers(taken.records()));
        Tally tally = unreadable(now, page);
        for (WireRecord record : taken.records()) {
            tally = tally.of(one(now, source, record, here.get(record.identifier()), taken));
        }
        return tally;
    }

    private Tally unreadable(Run now, Page page) {
        Tally tally = now.tally().read(page.bytes());
        for (Flaw flaw : page.flaws()) {
            doubts.add(now.id(), new Doubt(flaw.identifier(), Doubt.Reason.UNREADABLE, flaw.reason()));
            tally = tally.of(Tally.Outcome.REFUSED);
        }
        return tally;
    }

    private Tally.Outcome one(Run run, Source source, WireRecord record, Shelf.@Nullable Item item, Taken taken) {
        if (item != null && taken.known().contains(record.identifier())) {
            shelf.put(source.id(), item, run.id());
            return Tally.Outcome.SAME;
        }
        return receiving.take(source, run.id(), record, item);
    }

    /** Each record in a transaction of its own; those that fail are left out, and doubted. */
    private Tally alone(Run run, Source source, Page page, Taken taken) {
        Tally tally = QuarkusTransaction.requiringNew().call(() -> unreadable(run, page));
        for (WireRecord record : taken.records()) {
            tally = tally.of(alone(run, source, record, taken));
        }
        return tally;
    }

    private Tally.Outcome alone(Run run, Source source, WireRecord record, Taken taken) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Map<String, Shelf.Item> here = shelf.find(source.id(), List.of(record.identifier()));
                return one(run, source, record, here.get(record.identifier()), taken);
            });
        } catch (RuntimeException wrong) {
            // Where nothing can be written this can't either, and the page is taken again later.
            doubts.add(
                    run.id(), new Doubt(record.identifier(), Doubt.Reason.FAILED, String.valueOf(wrong.getMessage())));
            Log.warnf(wrong, "%s can't be taken from %s", record.identifier(), source.base());
            return Tally.Outcome.REFUSED;
        }
    }

    private static List<String> identifiers(List<WireRecord> records) {
        return records.stream().map(WireRecord::identifier).toList();
    }

    /** Notes where a source gave fewer records than it said. */
    void checkLength(UUID run) {
        Run now = runs.find(run).orElseThrow();
        now.size()
                .filter(size -> now.tally().listed() < size)
                .ifPresent(size -> doubts.add(
                        run, new Doubt("", Doubt.Reason.SHORT_LIST, now.tally().listed() + " / " + size)));
    }
}

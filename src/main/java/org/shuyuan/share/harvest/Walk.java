package org.shuyuan.share.harvest;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.share.harvest.wire.Asking;
import org.shuyuan.share.harvest.wire.Flaw;
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

    private final OaiClient client;
    private final Receiving receiving;
    private final Runs runs;
    private final Shelf shelf;
    private final Doubts doubts;

    Walk(OaiClient client, Receiving receiving, Runs runs, Shelf shelf, Doubts doubts) {
        this.client = client;
        this.receiving = receiving;
        this.runs = runs;
        this.shelf = shelf;
        this.doubts = doubts;
    }

    /** One page; answers whether there are more, and the run is still to be worked on. */
    boolean turn(Run run, Source source) {
        Page page = client.list(source.base(), asking(run, source));
        String trail = TokenTrail.parse(run.trail()).after(page).text();
        Taken taken = run.mode() == Run.Mode.RECONCILE ? missing(source, page) : new Taken(page.records(), Set.of());
        boolean written;
        try {
            written = QuarkusTransaction.requiringNew().call(() -> write(run, source, page, trail, taken));
        } catch (RuntimeException one) {
            Log.warnf(one, "A page of %s is taken record by record", source.base());
            written = QuarkusTransaction.requiringNew()
                    .call(() -> write(run, source, page, trail, alone(run, source, taken)));
        }
        return written && page.token().isPresent();
    }

    /**
     * Asks by their names for records that a source has given and doesn't list any more, some at a time. Nothing is
     * withdrawn for not being listed: lists may be short.
     *
     * @return whether there were any
     */
    boolean askForUnseen(Run run, Source source) {
        List<Shelf.Item> unseen = shelf.unseen(source.id(), run.id(), ASKED_AT_ONCE);
        for (Shelf.Item item : unseen) {
            WireRecord record = client.get(source.base(), source.prefix(), item.identifier())
                    .orElseGet(() -> new WireRecord(
                            item.identifier(), item.datestamp(), true, List.of(), Optional.empty(), List.of()));
            QuarkusTransaction.requiringNew().run(() -> {
                Tally tally = runs.find(run.id()).orElseThrow().tally();
                Tally.Outcome outcome = receiving.take(source, run.id(), record, item);
                if (outcome == Tally.Outcome.REFUSED) {
                    shelf.put(source.id(), item, run.id());
                }
                runs.counted(run.id(), tally.of(outcome));
            });
        }
        return !unseen.isEmpty();
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
    private Taken missing(Source source, Page page) {
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
                client.get(source.base(), source.prefix(), header.identifier()).ifPresent(records::add);
            }
        }
        return new Taken(records, known);
    }

    private boolean write(Run run, Source source, Page page, String trail, Taken taken) {
        Optional<Run> held =
                runs.held(run.id()).filter(now -> now.pages() == run.pages() && now.restarts() == run.restarts());
        if (held.isEmpty()) {
            return false;
        }
        Map<String, Shelf.Item> here = shelf.find(source.id(), identifiers(taken.records()));
        Tally tally = held.get().tally().read(page.bytes());
        for (Flaw flaw : page.flaws()) {
            doubts.add(run.id(), new Doubt(flaw.identifier(), Doubt.Reason.UNREADABLE, flaw.reason()));
            tally = tally.of(Tally.Outcome.REFUSED);
        }
        for (WireRecord record : taken.records()) {
            Shelf.Item item = here.get(record.identifier());
            if (item != null && taken.known().contains(record.identifier())) {
                shelf.put(source.id(), item, run.id());
                tally = tally.of(Tally.Outcome.SAME);
            } else {
                tally = tally.of(receiving.take(source, run.id(), record, item));
            }
        }
        runs.turned(run, page, trail, tally);
        return true;
    }

    /** Each record in a transaction of its own; those that fail are left out, and doubted. */
    private Taken alone(Run run, Source source, Taken taken) {
        List<WireRecord> good = new ArrayList<>();
        for (WireRecord record : taken.records()) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    Shelf.Item item = shelf.find(source.id(), List.of(record.identifier()))
                            .get(record.identifier());
                    receiving.take(source, run.id(), record, item);
                });
                good.add(record);
            } catch (RuntimeException wrong) {
                Log.warnf(wrong, "%s can't be taken from %s", record.identifier(), source.base());
                QuarkusTransaction.requiringNew()
                        .run(() -> doubts.add(
                                run.id(),
                                new Doubt(
                                        record.identifier(), Doubt.Reason.FAILED, String.valueOf(wrong.getMessage()))));
            }
        }
        return new Taken(good, taken.known());
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

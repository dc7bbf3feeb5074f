package org.shuyuan.share.harvest;

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
import org.shuyuan.share.harvest.wire.Asking;
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
    private final Taking taking;
    private final Runs runs;
    private final Shelf shelf;
    private final Doubts doubts;

    Walk(OaiClient client, Taking taking, Runs runs, Shelf shelf, Doubts doubts) {
        this.client = client;
        this.taking = taking;
        this.runs = runs;
        this.shelf = shelf;
        this.doubts = doubts;
    }

    /** One page; answers whether it was written, and not by another worker, or held back because a person has stopped the run. */
    boolean turn(Run run, Source source) {
        Page page = client.list(source.base(), asking(run, source));
        String trail = TokenTrail.parse(run.trail()).after(page).text();
        Taking.Batch batch = run.mode() == Run.Mode.RECONCILE
                ? missing(run, source, page)
                : new Taking.Batch(page.records(), Set.of());
        return taking.page(run, source, page, trail, batch);
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
            if (!taking.named(run, source, item, record)) {
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

    /** What stands in a list of identifiers and isn't here, or is another by now, is fetched by its name. */
    private Taking.Batch missing(Run run, Source source, Page page) {
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
        return new Taking.Batch(records, known);
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

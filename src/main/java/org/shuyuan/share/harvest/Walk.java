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

    private final Taking taking;
    private final Runs runs;
    private final Shelf shelf;
    private final Doubts doubts;

    Walk(Taking taking, Runs runs, Shelf shelf, Doubts doubts) {
        this.taking = taking;
        this.runs = runs;
        this.shelf = shelf;
        this.doubts = doubts;
    }

    /** One page; answers whether it was written, and not by another worker, or held back because a person has stopped the run. */
    boolean page(Run run, Source source, Turn turn) {
        Page page = turn.client().list(source.base(), asking(run, source));
        String trail = TokenTrail.parse(run.trail()).after(page).text();
        return run.mode() == Run.Mode.RECONCILE
                ? compared(run, source, page, trail, turn)
                : taking.page(run, source, page, trail, new Taking.Batch(page.records(), Set.of()));
    }

    /**
     * Asks by their names for records that a source has given and doesn't list any more, some at a time. Nothing is
     * withdrawn for not being listed: lists may be short.
     *
     * @return whether there were any, and the run is still to be worked on
     */
    boolean askForUnseen(Run run, Source source, Turn turn) {
        List<Shelf.Item> unseen = shelf.unseen(source.id(), run.id(), ASKED_AT_ONCE);
        for (Shelf.Item item : unseen) {
            Optional<WireRecord> record = named(run, source, item.identifier(), item.datestamp(), turn);
            if (!taking.named(run, source, item, record)) {
                return false;
            }
            if (turn.over()) {
                break;
            }
        }
        return !unseen.isEmpty();
    }

    /**
     * The record of this name as the source has it now: deleted, where it has none, or none in the set that is harvested.
     * Nothing, but a doubt, where this one can't be had: the others are not to suffer from it.
     */
    private Optional<WireRecord> named(Run run, Source source, String identifier, Instant known, Turn turn) {
        try {
            WireRecord gone = new WireRecord(identifier, known, true, List.of(), Optional.empty(), List.of());
            return Optional.of(turn.client()
                    .get(source.base(), source.prefix(), identifier)
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

    /**
     * What stands in a list of identifiers and isn't here, or is another by now, is fetched by its name. Where the turn ends
     * before the page does, what was fetched is written, and known when it is asked for the page again.
     */
    private boolean compared(Run run, Source source, Page page, String trail, Turn turn) {
        Map<String, Shelf.Item> here = shelf.find(source.id(), identifiers(page.records()));
        List<WireRecord> records = new ArrayList<>();
        List<WireRecord> fetched = new ArrayList<>();
        Set<String> known = new HashSet<>();
        boolean asked = false;
        for (WireRecord header : page.records()) {
            Shelf.Item item = here.get(header.identifier());
            if (item != null
                    && item.deleted() == header.deleted()
                    && item.datestamp().equals(header.datestamp())) {
                known.add(header.identifier());
                records.add(header);
            } else if (header.deleted()) {
                records.add(header);
            } else if (asked && turn.over()) {
                return taking.some(run, source, new Taking.Batch(fetched, Set.of()));
            } else {
                asked = true;
                named(run, source, header.identifier(), header.datestamp(), turn)
                        .ifPresent(fetched::add);
            }
        }
        records.addAll(fetched);
        return taking.page(run, source, page, trail, new Taking.Batch(records, known));
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

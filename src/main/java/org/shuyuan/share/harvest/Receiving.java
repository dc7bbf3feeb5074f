package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ReceivedResource;
import org.shuyuan.share.harvest.Tally.Outcome;
import org.shuyuan.share.harvest.wire.WireRecord;

/**
 * Puts what a source gives into the catalog. A resource that is reached on two ways is one: it follows the repository that
 * made it, or else the one that it was taken from first, as long as that one gives it.
 */
@ApplicationScoped
class Receiving {

    private final Reading reading;
    private final Shelf shelf;
    private final Doubts doubts;
    private final Catalog catalog;

    Receiving(Reading reading, Shelf shelf, Doubts doubts, Catalog catalog) {
        this.reading = reading;
        this.shelf = shelf;
        this.doubts = doubts;
        this.catalog = catalog;
    }

    /** @param known what is on the shelf under this identifier */
    @Transactional
    Outcome take(Source source, UUID run, WireRecord record, Shelf.@Nullable Item known) {
        if (foreign(source, record.identifier())) {
            return refused(
                    run,
                    new Doubt(
                            record.identifier(),
                            Doubt.Reason.FOREIGN,
                            source.authority().orElse("")));
        }
        if (record.deleted() || outside(source, record)) {
            return gone(source, run, record, known);
        }
        return switch (reading.read(source, record)) {
            case Reading.Found.Unusable(Doubt doubt) -> refused(run, doubt);
            case Reading.Found.OfOurs() -> {
                put(source, run, record, Optional.empty());
                yield Outcome.SAME;
            }
            case Reading.Found.Resource(ReceivedResource given) -> received(source, run, record, given);
        };
    }

    private Outcome received(Source source, UUID run, WireRecord record, ReceivedResource given) {
        Optional<LearningResource> present =
                catalog.from(given.provenance().origin().identifier());
        if (present.isEmpty()) {
            put(source, run, record, Optional.of(catalog.receive(given).id()));
            return Outcome.ADDED;
        }
        LearningResource resource = present.get();
        put(source, run, record, Optional.of(resource.id()));
        if (!leads(source, given.provenance(), resource)) {
            return Outcome.SAME;
        }
        boolean published = resource.published();
        long version = resource.version();
        LearningResource now = catalog.receive(resource.id(), given);
        return published && now.version() == version ? Outcome.SAME : Outcome.CHANGED;
    }

    /** Whose word counts: the maker's own, by an identifier that it declares; else whoever gave it before. */
    private boolean leads(Source source, Provenance way, LearningResource resource) {
        String leader = resource.provenance().orElseThrow().last().baseUrl();
        boolean maker = way.hops().size() == 1 && source.authority().isPresent();
        return maker || leader.equals(source.base().toString()) || !shelf.offered(resource.id(), leader);
    }

    private Outcome gone(Source source, UUID run, WireRecord record, Shelf.@Nullable Item known) {
        Optional<UUID> resource = known == null ? Optional.empty() : known.resource();
        shelf.put(source.id(), new Shelf.Item(record.identifier(), resource, record.datestamp(), true), run);
        return resource.isPresent() && withdrawn(resource.get(), source) ? Outcome.WITHDRAWN : Outcome.SAME;
    }

    /** Withdraws a resource that no source gives any more; answers whether that was so. */
    @Transactional
    boolean withdrawn(UUID resource, Source last) {
        if (shelf.offered(resource)
                || catalog.find(resource).filter(LearningResource::published).isEmpty()) {
            return false;
        }
        catalog.withdraw(resource, last.name());
        return true;
    }

    private Outcome refused(UUID run, Doubt doubt) {
        doubts.add(run, doubt);
        return Outcome.REFUSED;
    }

    private void put(Source source, UUID run, WireRecord record, Optional<UUID> resource) {
        shelf.put(source.id(), new Shelf.Item(record.identifier(), resource, record.datestamp(), false), run);
    }

    /** A record is asked for by its name without regard to sets, and may have left the one that is harvested. */
    private static boolean outside(Source source, WireRecord record) {
        return source.set()
                .filter(set -> !record.sets().isEmpty())
                .filter(set -> record.sets().stream().noneMatch(each -> each.equals(set) || each.startsWith(set + ":")))
                .isPresent();
    }

    private static boolean foreign(Source source, String identifier) {
        return source.authority()
                .filter(authority -> identifier.startsWith("oai:"))
                .filter(authority -> !identifier.startsWith("oai:" + authority + ":"))
                .isPresent();
    }
}

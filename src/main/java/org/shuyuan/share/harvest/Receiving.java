package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Adoption;
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
    private final Sources sources;
    private final Shelf shelf;
    private final Doubts doubts;
    private final Catalog catalog;
    private final Adoption adoption;

    Receiving(Reading reading, Sources sources, Shelf shelf, Doubts doubts, Catalog catalog, Adoption adoption) {
        this.reading = reading;
        this.sources = sources;
        this.shelf = shelf;
        this.doubts = doubts;
        this.catalog = catalog;
        this.adoption = adoption;
    }

    /** @param known what is on the shelf under this identifier */
    @Transactional
    Outcome take(Source source, UUID run, WireRecord record, Shelf.@Nullable Item known) {
        if (foreign(source, record.identifier(), known)) {
            return refused(
                    run,
                    new Doubt(
                            record.identifier(),
                            Doubt.Reason.FOREIGN,
                            source.authority().orElse("")));
        }
        if (record.deleted()) {
            return gone(source, run, record, known);
        }
        Outcome outcome = switch (reading.read(source, record)) {
            case Reading.Found.Unusable(Doubt doubt) -> refused(run, doubt);
            case Reading.Found.OfOurs() -> {
                put(source, run, record, Optional.empty());
                yield Outcome.SAME;
            }
            case Reading.Found.Resource(ReceivedResource given) -> received(source, run, record, given);
        };
        // A record may turn out to be another resource than it was, and then the former may be left without a source.
        if (known != null) {
            known.resource().ifPresent(former -> withdrawn(former, source));
        }
        return outcome;
    }

    private Outcome received(Source source, UUID run, WireRecord record, ReceivedResource given) {
        Optional<LearningResource> present =
                catalog.from(given.provenance().origin().identifier());
        if (present.isEmpty()) {
            put(source, run, record, Optional.of(adoption.receive(given).id()));
            return Outcome.ADDED;
        }
        LearningResource resource = catalog.held(present.get().id());
        boolean leads = leads(source, given.provenance(), resource);
        if (!leads && given.provenance().hops().size() == 1) {
            return refused(run, new Doubt(record.identifier(), Doubt.Reason.NOT_THEIRS, leader(resource)));
        }
        put(source, run, record, Optional.of(resource.id()));
        Optional<ReceivedResource> counts = leads ? counting(source, record, given, resource) : Optional.empty();
        if (counts.isEmpty()) {
            return Outcome.SAME;
        }
        boolean published = resource.published();
        long version = resource.version();
        LearningResource now = adoption.receive(resource.id(), counts.get());
        return published && now.version() == version ? Outcome.SAME : Outcome.CHANGED;
    }

    /**
     * Of several sources at one address, with sets that overlap, the first says what it is and where it is shown, as long as
     * it gives it; another one only what is newer than what the first gave last. Else a lesson would move house at each run.
     */
    private Optional<ReceivedResource> counting(
            Source source, WireRecord record, ReceivedResource given, LearningResource resource) {
        Shelf.First first = shelf.first(resource.id(), source.base().toString()).orElseThrow();
        if (first.source().equals(source.id())) {
            return Optional.of(given);
        }
        return record.datestamp().isAfter(first.datestamp())
                ? Optional.of(new ReceivedResource(
                        resource.kind(), resource.organisation(), given.words(), given.provenance()))
                : Optional.empty();
    }

    /** Whose word counts: the maker's own, by an identifier that it alone declares; else whoever gave it before. */
    private boolean leads(Source source, Provenance way, LearningResource resource) {
        String leader = leader(resource);
        boolean maker = way.hops().size() == 1
                && source.names().stream()
                        .filter(name -> way.last().identifier().startsWith("oai:" + name + ":"))
                        .anyMatch(name -> sources.declaredBy(name).size() == 1);
        return maker || leader.equals(source.base().toString()) || !shelf.offered(resource.id(), leader);
    }

    private static String leader(LearningResource resource) {
        return resource.provenance().orElseThrow().last().baseUrl();
    }

    /** What was gone before changes nothing: a person here may have published it again since. */
    private Outcome gone(Source source, UUID run, WireRecord record, Shelf.@Nullable Item known) {
        Optional<UUID> resource = known == null ? Optional.empty() : known.resource();
        shelf.put(source.id(), new Shelf.Item(record.identifier(), resource, record.datestamp(), true), run);
        boolean news = known != null && !known.deleted();
        return news && resource.isPresent() && withdrawn(resource.get(), source) ? Outcome.WITHDRAWN : Outcome.SAME;
    }

    /** Withdraws a resource that no source gives any more; answers whether that was so. */
    @Transactional
    boolean withdrawn(UUID resource, Source last) {
        // Held, so that two sources that lose it at once don't each see the other still giving it.
        catalog.held(resource);
        return !shelf.offered(resource) && adoption.forsake(resource, last.name());
    }

    private Outcome refused(UUID run, Doubt doubt) {
        doubts.add(run, doubt);
        return Outcome.REFUSED;
    }

    private void put(Source source, UUID run, WireRecord record, Optional<UUID> resource) {
        shelf.put(source.id(), new Shelf.Item(record.identifier(), resource, record.datestamp(), false), run);
    }

    /** What it gave us before it declared a name, or had another one, it goes on giving. */
    private static boolean foreign(Source source, String identifier, Shelf.@Nullable Item known) {
        return source.authority().isPresent()
                && identifier.startsWith("oai:")
                && !source.owns(identifier)
                && (known == null || known.resource().isEmpty());
    }
}

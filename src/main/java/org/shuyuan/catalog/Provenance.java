package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way on which a resource came here from another repository.
 *
 * @param page where it is shown at its origin; an address of http or https
 * @param hops from the repository that it was taken from, back to the one that made it; one at least
 */
public record Provenance(Optional<String> page, List<Hop> hops) {

    public Provenance {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("What came from nowhere has no provenance");
        }
    }

    /**
     * What {@code originDescription} of the provenance guideline of OAI-PMH 2.0 says of one repository. Dates are as the
     * protocol writes them, UTC, and are handed on as they were received.
     *
     * @param baseUrl of the repository
     * @param identifier what the record is called there
     * @param datestamp when it was changed there last
     * @param namespace of the format in which it was taken
     * @param harvested when it was taken from there
     * @param altered whether it was given on in other words than it was taken
     */
    public record Hop(
            String baseUrl, String identifier, String datestamp, String namespace, String harvested, boolean altered) {}

    /** Whether it is the same way, at whatever time it was gone. */
    boolean sameAs(@Nullable Provenance other) {
        return other != null && page.equals(other.page) && timeless().equals(other.timeless());
    }

    private List<Hop> timeless() {
        return hops.stream()
                .map(hop ->
                        new Hop(hop.baseUrl(), hop.identifier(), hop.datestamp(), hop.namespace(), "", hop.altered()))
                .toList();
    }

    /** The repository that it was taken from. */
    @JsonIgnore
    public Hop last() {
        return hops.getFirst();
    }

    /** The repository that made it. What was made there under one identifier is one resource, on whatever way it comes. */
    @JsonIgnore
    public Hop origin() {
        return hops.getLast();
    }
}

package org.shuyuan.search.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.search.field.Facet;

/**
 * How many of the answers have which property, the most frequent first. Each facet is counted as if nothing had been
 * chosen in itself, but everything that was chosen in the others: so a reader sees what choosing more would bring.
 */
public record Facets(Map<Facet, List<Count>> counts) {

    static final Facets NONE = new Facets(Map.of());

    /** @param id what may be chosen, as {@link Facet} says */
    public record Count(String id, long count) {}

    public Facets {
        counts = Map.copyOf(counts);
    }

    public List<Count> of(Facet facet) {
        return counts.getOrDefault(facet, List.of());
    }

    /** By the names of the facets, in their order. */
    @JsonValue
    Map<String, List<Count>> named() {
        Map<String, List<Count>> named = new LinkedHashMap<>();
        Facet.allCounted().forEach(facet -> named.put(facet.id(), of(facet)));
        return named;
    }
}

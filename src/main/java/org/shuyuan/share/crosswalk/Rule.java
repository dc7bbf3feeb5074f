package org.shuyuan.share.crosswalk;

import java.util.List;
import org.shuyuan.catalog.Field;

/**
 * A line of a crosswalk.
 *
 * @param from a descriptor, or a {@link Fact} of the record
 * @param to where the other vocabulary says it; what may stand here is the affair of each format
 * @param normalise what is done to each value, from left to right
 */
public record Rule(String from, String to, List<Normaliser> normalise) {

    public Rule {
        if (Field.find(from).isEmpty() && Fact.find(from).isEmpty()) {
            throw new IllegalArgumentException("'" + from + "' is neither a descriptor nor a fact of the record");
        }
        normalise = List.copyOf(normalise);
    }
}

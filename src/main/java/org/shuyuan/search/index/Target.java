package org.shuyuan.search.index;

import java.util.Set;
import org.shuyuan.search.engine.Generation;

/**
 * Where documents are written to. An index that another version of this service has made may lack fields that ours has;
 * what it doesn't know is left out, and stands in the index that is being made instead of it.
 *
 * @param resourceFields that the index of resources knows
 * @param placeFields that the index of places knows
 */
public record Target(Generation generation, Set<String> resourceFields, Set<String> placeFields) {

    public Target {
        resourceFields = Set.copyOf(resourceFields);
        placeFields = Set.copyOf(placeFields);
    }
}

package org.shuyuan.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A resource as another repository gives it.
 *
 * @param kind the id of a {@link Kind}
 * @param organisation of ours, under which it is shown
 * @param words all that the other repository says; terms of our vocabularies where a field has one
 */
public record ReceivedResource(String kind, UUID organisation, Map<Field, List<String>> words, Provenance provenance) {

    public ReceivedResource {
        words = Map.copyOf(words);
    }
}

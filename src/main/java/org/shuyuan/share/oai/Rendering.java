package org.shuyuan.share.oai;

import java.util.List;
import java.util.Map;

/**
 * What harvesters are shown of a resource.
 *
 * @param sets setSpecs with all their ancestors
 * @param metadata an XML element for each format; none where deleted
 * @param about the {@code about} elements, one after the other; empty where deleted
 */
record Rendering(
        String identifier, boolean deleted, List<String> sets, Map<MetadataFormat, String> metadata, String about) {

    Rendering {
        sets = List.copyOf(sets);
        metadata = Map.copyOf(metadata);
    }

    Rendering withdrawn() {
        return deleted ? this : new Rendering(identifier, true, List.of(), Map.of(), "");
    }
}

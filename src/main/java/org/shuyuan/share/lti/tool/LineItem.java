package org.shuyuan.share.lti.tool;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A column that a tool gives scores for (LTI Assignment and Grade Services 2.0, 3.2).
 *
 * @param link for what is done there; nothing of what the tool scores besides
 */
record LineItem(UUID id, UUID tool, UUID course, Optional<UUID> link, Wish wish) {

    /**
     * What a tool says of a column.
     *
     * @param maximum more than 0
     * @param resourceId how the tool calls what is done
     * @param tag how the tool tells columns of one thing apart
     */
    record Wish(
            String label,
            double maximum,
            Optional<String> resourceId,
            Optional<String> tag,
            Optional<Instant> begins,
            Optional<Instant> ends) {

        private static final double USUAL = 100;

        static Wish of(String label) {
            return new Wish(label, USUAL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}

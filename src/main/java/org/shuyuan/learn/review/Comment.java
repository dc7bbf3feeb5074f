package org.shuyuan.learn.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A remark that stands in a round, or a reply to one.
 *
 * @param parent what a reply answers
 * @param removed taken back by its author; its place stays for those who have replied
 * @param hidden by a curator
 * @param reports how many have reported it
 */
record Comment(
        UUID id,
        Optional<UUID> parent,
        UUID author,
        String name,
        Remark remark,
        Instant written,
        boolean changed,
        boolean removed,
        boolean hidden,
        long reports) {

    /** Whether it counts and is shown to everybody. */
    boolean shown() {
        return !removed && !hidden;
    }
}

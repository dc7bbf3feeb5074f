package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A record, or the header of one (OAI-PMH 2.0 §2.5).
 *
 * @param identifier not empty, and of no blanks; whose it is was not asked
 * @param datestamp its beginning, where the repository tells days
 * @param metadata the element inside of {@code metadata}, the root of a document of its own; none of deleted records and of
 *     headers. Its prefixes are declared in it
 * @param about the elements inside of the {@code about} containers, likewise
 */
public record WireRecord(
        String identifier,
        Instant datestamp,
        boolean deleted,
        List<String> sets,
        Optional<Element> metadata,
        List<Element> about) {

    public WireRecord {
        sets = List.copyOf(sets);
        about = List.copyOf(about);
    }
}

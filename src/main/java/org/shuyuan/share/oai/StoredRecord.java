package org.shuyuan.share.oai;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as harvesters see it.
 *
 * @param seq its place in the order of changes
 * @param datestamp whole seconds; never decreases with seq
 * @param sets setSpecs with all their ancestors
 * @param metadata an XML element; none where the record is deleted, or where only headers were asked for
 * @param about XML elements, one after the other; none where there is nothing to say, or no metadata
 */
record StoredRecord(
        String identifier,
        long seq,
        Instant datestamp,
        boolean deleted,
        List<String> sets,
        @Nullable WrittenXml metadata,
        @Nullable WrittenXml about) {

    /** The record as a harvester of one set sees it: deleted, once it has left that set. */
    StoredRecord within(String set) {
        return sets.contains(set) ? this : new StoredRecord(identifier, seq, datestamp, true, List.of(set), null, null);
    }
}

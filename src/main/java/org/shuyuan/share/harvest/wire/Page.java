package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list, whole: of a page that broke off nothing is given.
 *
 * @param responseDate the time there
 * @param token of the next page; none on the last
 * @param completeListSize as the repository says, which may be a guess
 * @param cursor how many records of the list came before this page, likewise
 * @param bytes of the page, unpacked
 */
public record Page(
        Instant responseDate,
        List<WireRecord> records,
        List<Flaw> flaws,
        Optional<String> token,
        Optional<Long> completeListSize,
        Optional<Long> cursor,
        long bytes) {

    public Page {
        records = List.copyOf(records);
        flaws = List.copyOf(flaws);
    }
}

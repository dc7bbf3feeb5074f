package org.shuyuan.share.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyuan.text.Language;

/**
 * One page of a list that goes on changing, the newest first. Addresses are absolute.
 *
 * @param id of the list, whichever of its pages this is
 * @param page where people see the same list
 * @param next the page behind this one (RFC 5005, 3)
 */
record Feed(
        String title,
        String about,
        String publisher,
        Language language,
        String id,
        String self,
        String page,
        Optional<String> first,
        Optional<String> previous,
        Optional<String> next,
        String picture,
        List<Entry> entries) {

    Feed {
        entries = List.copyOf(entries);
    }

    /** When anything that is listed was changed last. */
    Instant updated() {
        return entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}

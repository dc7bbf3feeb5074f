package org.shuyuan.share.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyuan.text.Language;

/**
 * One page of a list that goes on changing. Addresses are absolute.
 *
 * @param id of the list, whichever of its pages this is
 * @param page where people see the same list
 * @param order in which its entries stand
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
        Order order,
        Optional<String> first,
        Optional<String> previous,
        Optional<String> next,
        String picture,
        List<Entry> entries) {

    /** How a list is taken. */
    enum Order {
        /** It goes on and on, and comes in pages. */
        NEWEST_FIRST,
        /** It has a first and a last entry, and comes as a whole (RFC 5005, 2). */
        AS_TAUGHT
    }

    Feed {
        entries = List.copyOf(entries);
    }

    /** When anything that is listed was changed last. */
    Instant updated() {
        return entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}

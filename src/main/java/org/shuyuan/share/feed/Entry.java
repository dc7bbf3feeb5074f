package org.shuyuan.share.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.play.Offers.Enclosure;

/**
 * A published resource in a feed. Addresses are absolute.
 *
 * @param id the resource
 * @param page where it is watched or read
 * @param publisher the organisation
 * @param contentLanguage BCP 47
 * @param picture that stands for it
 * @param licence its address
 */
record Entry(
        UUID id,
        String title,
        String page,
        Instant published,
        Instant updated,
        String summary,
        List<String> authors,
        String publisher,
        List<Subject> subjects,
        Optional<String> contentLanguage,
        Optional<Duration> length,
        Optional<String> picture,
        Optional<String> licence,
        Optional<Enclosure> enclosure) {

    /** A term of the vocabulary of subjects, as a reader knows it. */
    record Subject(String id, String title) {}

    /** The same in a list that knows it by a name of its own. */
    Entry listed(ListFeeds.Listed listed, String page) {
        Instant since = listed.since();
        return new Entry(
                listed.id(),
                listed.title(),
                page,
                since,
                updated.isAfter(since) ? updated : since,
                summary,
                authors,
                publisher,
                subjects,
                contentLanguage,
                length,
                picture,
                licence,
                enclosure);
    }

    /** The name that stays with it, whatever becomes of addresses (RFC 9562, 4). */
    String urn() {
        return "urn:uuid:" + id;
    }
}

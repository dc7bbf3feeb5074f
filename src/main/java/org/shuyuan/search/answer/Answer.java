package org.shuyuan.search.answer;

import java.util.List;
import java.util.Optional;

/**
 * What the reader is told.
 *
 * @param total all hits, not only those on this page
 * @param page counts from 1
 * @param meant where nothing has the words that were typed: the nearest words of the catalog, for which this is the answer
 * @param perhaps where little has the words that were typed, and this is the answer for them: what may have been meant instead
 * @param whole whether all that was asked for is in what was found
 */
public record Answer(
        long total,
        int page,
        int size,
        List<Hit> hits,
        Facets facets,
        Optional<String> meant,
        Optional<Perhaps> perhaps,
        boolean whole) {

    /**
     * Words that are read like those that were typed, and stand in far more.
     *
     * @param total resources that are found with them
     */
    public record Perhaps(String words, long total) {}

    /** The engine refuses to count further into a list; nobody reads so far, and a harvester has other ways. */
    public static final int DEEPEST = 10_000;

    public Answer {
        hits = List.copyOf(hits);
    }

    /** That can be turned to: at most so many as {@link #DEEPEST} hits fill, however many there are. */
    public int pages() {
        return Math.toIntExact(Math.min(DEEPEST / size, (total + size - 1) / size));
    }
}

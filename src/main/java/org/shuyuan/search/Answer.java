package org.shuyuan.search;

import java.util.List;

/**
 * What the reader is told.
 *
 * @param total all hits, not only those on this page
 * @param page counts from 1
 */
public record Answer(long total, int page, int size, List<Hit> hits, Facets facets) {

    public Answer {
        hits = List.copyOf(hits);
    }

    /** That can be turned to: at most so many as {@link Search#DEEPEST} hits fill, however many there are. */
    public int pages() {
        return Math.toIntExact(Math.min(Search.DEEPEST / size, (total + size - 1) / size));
    }
}

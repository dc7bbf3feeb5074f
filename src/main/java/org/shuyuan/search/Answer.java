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

    public int pages() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (total + size - 1) / size));
    }
}

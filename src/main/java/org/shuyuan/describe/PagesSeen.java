package org.shuyuan.describe;

import java.util.List;
import java.util.UUID;
import org.shuyuan.storage.Digest;

/**
 * A document was read, and these of its pages can be seen and not read: scans. Told of every document, of most without any
 * page, in the transaction in which its other pages have become places.
 *
 * @param pages their numbers, from 1
 */
public record PagesSeen(UUID resource, Digest document, List<Integer> pages) {

    public PagesSeen {
        pages = List.copyOf(pages);
    }
}

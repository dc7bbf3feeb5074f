package org.shuyuan.scan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/**
 * A document with pages that can be seen and not read, and how far they have been recognised.
 *
 * @param source the document
 * @param run the one that may go on with it
 * @param pages of scans
 * @param waiting those that nobody has read yet
 * @param failed the numbers of those that can't be read
 * @param beyond how many are more than are read of one document
 * @param problem why nothing goes on
 */
record Scan(
        UUID resource,
        Digest source,
        UUID run,
        int pages,
        int waiting,
        List<Integer> failed,
        int beyond,
        Optional<ProblemType> problem) {

    Scan {
        failed = List.copyOf(failed);
    }

    /** Those that are done with, well or not. */
    int over() {
        return pages - waiting;
    }

    /** Whether some wait. */
    boolean open() {
        return waiting > 0;
    }
}

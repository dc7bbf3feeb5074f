package org.shuyuan.preview;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.Digest;

/**
 * An office document, and the pages that are made of it.
 *
 * @param source the document
 * @param format how it is read
 * @param pdf its pages, as soon as there are some
 * @param pages how many; 0 before
 * @param problem why there will be none
 */
record Preview(
        UUID resource,
        Digest source,
        OfficeFormat format,
        State state,
        Optional<Blob> pdf,
        int pages,
        Optional<ProblemType> problem) {

    enum State {
        /** To be laid out, as soon as there is somebody who does. */
        WAITING,
        /** It has pages; its places, which were read out of the document anew, have to follow them once more. */
        LAID_OUT,
        READY,
        FAILED;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}

package org.shuyuan.share.copy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.Problem;

/**
 * The copy of a resource: wanted, on its way, here, or gone again.
 *
 * @param pinned whether a person has asked for it; it stays longer than what a rule has brought
 * @param record the datestamp of the record whose files were compared last
 * @param listed what those files were: {@link FileList#fingerprint}
 * @param giver the name of the repository that it comes from
 * @param size bytes of its files, once that is known
 * @param made bytes of what was made of them here, to be played
 * @param received bytes of them that have come
 * @param attempts failures in a row, without a byte between them
 * @param retryAt when it goes on
 * @param problem what it waits for, or failed of
 * @param came since when its files are here; nothing while they aren't
 */
record Copy(
        UUID resource,
        State state,
        boolean pinned,
        Optional<String> record,
        Optional<String> listed,
        Optional<String> giver,
        long size,
        long made,
        long received,
        int attempts,
        Optional<Instant> retryAt,
        Optional<Problem> problem,
        Optional<Instant> came) {

    enum State {
        WAITING,
        RUNNING,
        HERE,
        /** Its room was needed. It comes again when a person asks for it. */
        EVICTED,
        FAILED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return Arrays.stream(values())
                    .filter(state -> state.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    boolean open() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** Bytes that it takes. */
    long room() {
        return size + made;
    }

    /** 0 to 100. */
    int percent() {
        return size == 0 ? 0 : (int) Math.min(100, 100 * received / size);
    }
}

package org.shuyuan.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/**
 * What is to be written down of a resource, or has been.
 *
 * @param source the original that is listened to
 * @param language BCP 47
 * @param percent 0 to 100, by pieces
 * @param problem why it failed
 */
record Recognition(
        UUID id,
        UUID resource,
        Digest source,
        String language,
        State state,
        int percent,
        Optional<ProblemType> problem) {

    enum State {
        /** Not cut into pieces yet. */
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    boolean over() {
        return switch (state) {
            case WAITING, RUNNING -> false;
            case DONE, FAILED -> true;
        };
    }
}

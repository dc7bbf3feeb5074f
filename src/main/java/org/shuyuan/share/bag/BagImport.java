package org.shuyuan.share.bag;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.Problem;

/**
 * A bag that is being taken in.
 *
 * @param organisation under which it comes
 * @param account whose the resources become
 * @param source where the bag lies
 * @param sent whether it was sent to the service, which deletes it in the end
 * @param total resources in the bag, once it is verified
 * @param taken resources that are through
 * @param added those of them that were not here before
 * @param problem why the bag was refused
 */
record BagImport(
        UUID id,
        UUID organisation,
        UUID account,
        Path source,
        boolean sent,
        State state,
        int total,
        int taken,
        int added,
        Optional<Problem> problem) {

    /** What its giver knows it as: one that was sent has no name of its own. */
    String called() {
        return sent ? "bag.zip" : String.valueOf(source.getFileName());
    }

    enum State {
        /** Nobody has begun, or the one who had was killed. */
        WAITING,
        VERIFYING,
        TAKING,
        DONE,
        REFUSED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean over() {
            return switch (this) {
                case WAITING, VERIFYING, TAKING -> false;
                case DONE, REFUSED -> true;
            };
        }
    }
}

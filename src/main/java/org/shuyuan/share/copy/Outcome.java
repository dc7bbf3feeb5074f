package org.shuyuan.share.copy;

import java.time.Duration;
import java.util.Optional;
import org.shuyuan.problem.Problem;

/** What came of asking one repository for the files of a resource. */
sealed interface Outcome {

    /** Everything is here, or nobody wants it any more. */
    record Over() implements Outcome {}

    /** This one has nothing that we take; another may. */
    record Doubted(Problem why) implements Outcome {}

    /** @param pause how long it wishes not to be asked */
    record Later(Problem why, Optional<Duration> pause) implements Outcome {}

    /** It would not fit; no other repository helps. */
    record NoRoom(Problem why) implements Outcome {}
}

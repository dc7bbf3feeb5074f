package org.shuyuan.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who reads what is printed. */
interface PrintReader {

    /** Whether it can be asked now. */
    sealed interface Readiness {

        /**
         * @param program in a few words, for an operator
         * @param languages in the codes of the program
         */
        record Ready(String program, List<String> languages) implements Readiness {

            public Ready {
                languages = List.copyOf(languages);
            }
        }

        /** The operator has installed none. */
        record Off() implements Readiness {}

        /** @param reason what is wrong and what to do, for the operator */
        record Faulty(String reason) implements Readiness {}
    }

    Readiness readiness();

    /** Looks for the program once more. */
    Readiness look();

    default boolean ready() {
        return readiness() instanceof Readiness.Ready;
    }

    /**
     * The words on one page; nothing where it can't be read, now and at any other time.
     *
     * @param picture a grey map (PGM)
     * @param scratch an empty folder to work in
     * @throws NotReady where the program turns out to be unusable
     * @throws IOException where the work wasn't done; another time it may be
     */
    Optional<String> read(Path picture, Path scratch) throws IOException, InterruptedException, NotReady;

    /** It isn't the page that is wrong. */
    final class NotReady extends Exception {

        private static final long serialVersionUID = 1;

        NotReady(String reason) {
            super(reason);
        }
    }
}

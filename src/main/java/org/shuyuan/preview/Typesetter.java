package org.shuyuan.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who lays documents out as pages. */
interface Typesetter {

    /** Whether it can be asked now. */
    sealed interface Readiness {

        /**
         * @param program in a few words, for an operator
         * @param sorts what it can lay out, at least one
         */
        record Ready(String program, Set<OfficeFormat.Sort> sorts) implements Readiness {

            public Ready {
                sorts = Set.copyOf(sorts);
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

    default boolean ready(OfficeFormat.Sort sort) {
        return readiness() instanceof Readiness.Ready(String _, Set<OfficeFormat.Sort> sorts) && sorts.contains(sort);
    }

    /**
     * The document as a PDF inside the folder. What is in it may be of the document's making, whatever that means.
     *
     * @param scratch an empty folder to work in
     * @throws Problem {@link ProblemType#DOCUMENT_BROKEN} where it doesn't open the document, {@link
     *     ProblemType#DOCUMENT_TOO_COMPLEX} where that takes more than a document may
     * @throws IOException where the work wasn't done; another time it may be
     */
    Path pages(Path document, OfficeFormat format, Path scratch) throws IOException, InterruptedException;
}

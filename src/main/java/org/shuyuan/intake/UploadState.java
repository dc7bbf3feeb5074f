package org.shuyuan.intake;

import java.util.List;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** How far an upload is. */
sealed interface UploadState {
    /** Bytes are still to come, or all are here and nobody has judged them yet. */
    record Receiving() implements UploadState {}

    /** The file became a resource, or is the original of one that was here before. */
    record Accepted(UUID resource, boolean duplicate) implements UploadState {}

    /** The rules refuse the file; its bytes are kept until the upload expires. */
    record Refused(ProblemType type, List<String> arguments) implements UploadState {
        public Refused {
            arguments = List.copyOf(arguments);
        }

        static Refused by(Problem problem) {
            return new Refused(
                    problem.type(),
                    problem.arguments().stream().map(String::valueOf).toList());
        }

        Problem problem() {
            return Problem.of(type, arguments.toArray());
        }
    }

    /** Ended by its owner or by the clock; no bytes are left. */
    record Gone() implements UploadState {}
}

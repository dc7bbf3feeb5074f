package org.shuyuan.share.copy;

import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Problems in the columns {@code problem} and {@code problem_arguments}. */
final class Troubles {

    private Troubles() {}

    static String[] arguments(Problem problem) {
        return problem.arguments().stream().map(String::valueOf).toArray(String[]::new);
    }

    static Optional<Problem> read(Tuple row) {
        Object[] arguments = row.get("problem_arguments", Object[].class);
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(row.get("problem", String.class)))
                .findFirst()
                .map(type -> Problem.of(type, arguments == null ? new Object[0] : arguments));
    }
}

package org.shuyuan.learn.figures;

import java.time.LocalDate;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * A span of days; both ends belong to it.
 *
 * @param to not before {@code from}
 */
record Days(LocalDate from, LocalDate to) {

    /** The longest span that is told: a year, and the day that a leap year has more. */
    static final int LONGEST = 366;

    /**
     * Days that may lie between a day and the beginning of the span that it is counted in: with the first days that are told
     * come those that have waited until then, at most since the beginning of that year.
     */
    static final int FARTHEST = 2 * LONGEST;

    Days {
        if (to.isBefore(from)) {
            throw Problem.of(ProblemType.BAD_REQUEST, "from, to");
        }
    }

    /** Whether it may be asked for. */
    boolean tellable() {
        return to.isBefore(from.plusDays(LONGEST));
    }

    /** As the parameters of an address. */
    String words() {
        return "from=" + from + "&to=" + to;
    }

    boolean hold(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

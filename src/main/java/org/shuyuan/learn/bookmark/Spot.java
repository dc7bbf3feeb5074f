package org.shuyuan.learn.bookmark;

import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * A place in a book.
 *
 * @param place page, or section of a book that flows, from 1
 * @param spot EPUB CFI inside the section; empty in a book of pages
 */
public record Spot(int place, String spot) {

    static final int LONGEST = 1000;

    private static final int LAST_PLACE = 1_000_000;

    /** @throws Problem {@link ProblemType#BAD_REQUEST} */
    public Spot {
        if (place < 1 || place > LAST_PLACE) {
            throw Problem.of(ProblemType.BAD_REQUEST, "place");
        }
        if (spot.length() > LONGEST || spot.indexOf('\0') >= 0) {
            throw Problem.of(ProblemType.BAD_REQUEST, "spot");
        }
    }
}

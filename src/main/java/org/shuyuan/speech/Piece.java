package org.shuyuan.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a sound that is listened to in one go.
 *
 * @param from milliseconds from the beginning of the whole
 * @param to milliseconds
 */
record Piece(int part, long from, long to) {

    /** A cut is looked for in the last two fifths of a piece. */
    private static final double EARLIEST = 0.6;

    /** Cuts where it is quietest, so that no word is cut through. Where nothing can be heard, there is no piece. */
    static List<Piece> of(Loudness loudness, Duration longest) {
        long length = longest.toMillis();
        List<Piece> pieces = new ArrayList<>();
        for (long from = 0, to; from < loudness.length(); from = to) {
            to = loudness.length() - from <= length
                    ? loudness.length()
                    : loudness.quietest(from + Math.round(length * EARLIEST), from + length);
            if (!loudness.silent(from, to)) {
                pieces.add(new Piece(pieces.size(), from, to));
            }
        }
        return pieces;
    }
}

package org.shuyuan.speech;

import java.util.ArrayList;
import java.util.List;
import org.shuyuan.describe.Spoken;

/**
 * Takes away what a recogniser makes up: words where nothing can be heard ("thanks for watching"), the same sentence
 * again and again, times beyond the end.
 */
final class Plausible {

    /** A teacher says a thing twice; who says it three times in a row is a machine that has lost the thread. */
    private static final int REPEATED = 2;

    private Plausible() {}

    static List<Spoken> of(List<Spoken> heard, Piece piece, Loudness loudness) {
        List<Spoken> kept = new ArrayList<>();
        int same = 0;
        for (Spoken each : heard) {
            Spoken spoken = each.later(piece.from());
            long to = Math.min(spoken.to(), piece.to());
            if (spoken.from() >= to || loudness.silent(spoken.from(), to)) {
                continue;
            }
            same = !kept.isEmpty() && kept.getLast().words().equals(spoken.words()) ? same + 1 : 0;
            if (same < REPEATED) {
                kept.add(new Spoken(spoken.from(), to, spoken.words()));
            }
        }
        return kept;
    }
}

package org.shuyuan.learn.figures;

import java.util.Optional;
import java.util.UUID;
import org.shuyuan.learn.progress.WatchedMore;

/**
 * What one transaction of reports adds to a resource.
 *
 * @param plays visits that began, of readers whom we know
 * @param played milliseconds of film, twice what was played twice
 * @param seen milliseconds that the same reader had not seen before
 * @param completions readers who came past the end, or have read so much of a book
 */
record Watched(UUID resource, int plays, long played, long seen, int completions, int guestPlays, long guestPlayed) {

    /** Percent of a film after which it counts as watched: the usual share of a lesson. The rest is credits. */
    private static final int ENOUGH = 90;

    private static final int PERCENT = 100;

    static Watched of(WatchedMore.Stretch stretch) {
        int begun = stretch.first() ? 1 : 0;
        return stretch.account().isPresent()
                ? new Watched(stretch.resource(), begun, stretch.played(), 0, 0, 0, 0)
                : new Watched(stretch.resource(), 0, 0, 0, 0, begun, stretch.played());
    }

    static Watched of(WatchedMore.Advance advance) {
        int completed = complete(advance.after()) && !complete(advance.before()) ? 1 : 0;
        return new Watched(advance.resource(), 0, 0, advance.fresh(), completed, 0, 0);
    }

    Watched plus(Watched other) {
        return new Watched(
                resource,
                plays + other.plays,
                played + other.played,
                seen + other.seen,
                completions + other.completions,
                guestPlays + other.guestPlays,
                guestPlayed + other.guestPlayed);
    }

    private static boolean complete(WatchedMore.Reached reached) {
        return Optional.of(reached.length())
                .filter(length -> length > 0)
                .map(length -> (long) PERCENT * reached.seen() >= (long) ENOUGH * length)
                .orElse(false);
    }
}

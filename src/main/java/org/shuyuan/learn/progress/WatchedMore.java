package org.shuyuan.learn.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Films were watched: told in the transaction in which it is written down.
 *
 * @param advances of readers whom we know, one for each of them and film
 * @param now when it was
 */
public record WatchedMore(List<Stretch> stretches, List<Advance> advances, Instant now) {

    public WatchedMore {
        stretches = List.copyOf(stretches);
        advances = List.copyOf(advances);
    }

    /**
     * One report.
     *
     * @param viewing the page that played it
     * @param first whether the page has reported nothing before
     * @param played milliseconds of film, twice what was played twice; 0 of a book, whose pages take nobody knows how long
     * @param until milliseconds from the beginning of the film, where it was left
     */
    public record Stretch(UUID viewing, Optional<UUID> account, UUID resource, boolean first, long played, int until) {}

    /**
     * How far a reader has come in a film.
     *
     * @param book whether it has pages rather than seconds
     * @param last when the reader was known to watch it before; nothing where that is new
     */
    public record Advance(
            UUID account, UUID resource, boolean book, Optional<Instant> last, Reached before, Reached after) {

        /** Milliseconds of the film that the reader has seen now and had not before; 0 of a book. */
        public int fresh() {
            return book ? 0 : after.seen() - before.seen();
        }
    }

    /**
     * @param seen milliseconds of the film, each counted once
     * @param length of the film in milliseconds; 0 while it isn't known
     */
    public record Reached(int seen, int length) {}
}

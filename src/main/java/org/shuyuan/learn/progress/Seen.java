package org.shuyuan.learn.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one reader has seen of one film, or read of one book: there page n is the second from n - 1 to n.
 *
 * @param parts in the order of the film; they don't touch
 * @param length of the film in milliseconds; 0 while it isn't known
 * @param last when something of it was reported
 */
public record Seen(UUID account, UUID resource, List<Span> parts, int length, Instant last) {

    private static final int PERCENT = 100;

    public Seen {
        parts = List.copyOf(parts);
    }

    /** Milliseconds of the film, each counted once. */
    public int total() {
        return parts.stream().mapToInt(Span::length).sum();
    }

    /** Milliseconds of a stretch of the film. */
    public int within(Span stretch) {
        return parts.stream()
                .mapToInt(part -> Math.min(part.to(), stretch.to()) - Math.max(part.from(), stretch.from()))
                .filter(common -> common > 0)
                .sum();
    }

    /** 0 to 100, of the whole film; 0 while its length isn't known. */
    public int percent() {
        return length == 0 ? 0 : Math.min(PERCENT, Math.round((float) PERCENT * total() / length));
    }
}

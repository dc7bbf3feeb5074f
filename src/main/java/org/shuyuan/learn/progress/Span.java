package org.shuyuan.learn.progress;

/**
 * A stretch of a film that was played without a break, or of a book that was read: page n is the second from n - 1 to n.
 *
 * @param from milliseconds from the beginning of the film
 * @param to milliseconds; after {@code from}
 */
public record Span(int from, int to) {

    public int length() {
        return to - from;
    }
}

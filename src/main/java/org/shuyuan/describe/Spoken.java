package org.shuyuan.describe;

/**
 * Something that is said, as a machine has heard it.
 *
 * @param from milliseconds
 * @param to milliseconds
 * @param words plain
 */
public record Spoken(long from, long to, String words) {

    public Spoken later(long milliseconds) {
        return new Spoken(from + milliseconds, to + milliseconds, words);
    }
}

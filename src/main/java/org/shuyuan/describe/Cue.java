package org.shuyuan.describe;

/**
 * One caption.
 *
 * @param start in milliseconds
 * @param end in milliseconds, after the start
 * @param text plain, in the lines that are shown
 */
record Cue(long start, long end, String text) {

    double seconds() {
        return start / 1000.0;
    }

    /** What is said, on one line: this is what is found. */
    String words() {
        return PlainText.of(text).replace('\n', ' ');
    }
}

package org.shuyuan.text;

import java.util.Arrays;

/** A text as words are looked for in it, which still knows where each of its characters came from. */
public final class Folded {

    private final String original;
    private final String text;
    /** For each character of the folded text, where in the original it begins and ends. */
    private final int[] begins;

    private final int[] ends;

    private Folded(String original, String text, int[] begins, int[] ends) {
        this.original = original;
        this.text = text;
        this.begins = begins;
        this.ends = ends;
    }

    /** The folded text. */
    public String text() {
        return text;
    }

    /** What stands in the original where this stretch of the folded text is. */
    public String original(int from, int to) {
        return original.substring(begin(from), end(to));
    }

    /** The original from one place of it to another. */
    public String slice(int begin, int end) {
        return original.substring(begin, end);
    }

    /** Where in the original the folded character begins. */
    public int begin(int at) {
        return begins[at];
    }

    /** Where in the original the folded text before {@code to} ends. */
    public int end(int to) {
        return ends[to - 1];
    }

    /** Puts a folded text together. */
    static final class Builder {

        private final String original;
        private final StringBuilder text;
        private int[] begins;
        private int[] ends;
        private boolean space;
        private boolean han = true;

        Builder(String original) {
            this.original = original;
            this.text = new StringBuilder(original.length());
            this.begins = new int[Math.max(1, original.length())];
            this.ends = new int[begins.length];
        }

        void space() {
            space = true;
        }

        void add(String same, int begin, int end, boolean isHan) {
            if (space && !han && !isHan) {
                put(' ', begin, begin);
            }
            space = false;
            han = isHan;
            for (int at = 0; at < same.length(); at++) {
                put(same.charAt(at), begin, end);
            }
        }

        private void put(char c, int begin, int end) {
            int at = text.length();
            if (at == begins.length) {
                begins = Arrays.copyOf(begins, 2 * at);
                ends = Arrays.copyOf(ends, 2 * at);
            }
            text.append(c);
            begins[at] = begin;
            ends[at] = end;
        }

        Folded build() {
            return new Folded(original, text.toString(), begins, ends);
        }
    }
}

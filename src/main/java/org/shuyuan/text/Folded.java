package org.shuyuan.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A text as words are looked for in it without an index, which still knows where each of its characters came from. Besides what
 * {@link Folding} makes the same, it has spaces only where they part words: a line that is broken between two characters parts none.
 */
public final class Folded {

    private static final Set<Character.UnicodeBlock> CHINESE = Set.of(
            Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
            Character.UnicodeBlock.KANGXI_RADICALS);

    private static final int FIRST_OF_HAN = 0x4E00;
    private static final int LAST_OF_HAN = 0x9FFF;
    private static final int LAST_OF_ASCII = 0x7F;

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

    public static Folded of(String text) {
        Builder folded = new Builder(text);
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            int first = text.codePointAt(at);
            if (isSpace(first)) {
                folded.space();
            } else if (!isUnseen(first)) {
                folded.add(same(text, at, end), at, end, isHan(first));
            }
            at = end;
        }
        return folded.build();
    }

    /** A character with the marks that stand upon it. */
    private static int clusterEnd(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && Character.getType(text.codePointAt(end)) == Character.NON_SPACING_MARK) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Books are long, and nearly all of their characters are no cluster: those are folded without a detour. */
    private static String same(String text, int at, int end) {
        int first = text.codePointAt(at);
        if (end - at == 1 && first <= LAST_OF_ASCII) {
            return String.valueOf((char) Character.toLowerCase(first));
        }
        if (end - at == 1 && first >= FIRST_OF_HAN && first <= LAST_OF_HAN) {
            return Character.toString(Simplified.of(first));
        }
        return Folding.fold(text.substring(at, end));
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL;
    }

    /** Soft hyphens, joiners, marks of direction. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** Also what stands between characters without a space. */
    private static boolean isHan(int c) {
        return Character.isIdeographic(c)
                || Optional.ofNullable(Character.UnicodeBlock.of(c))
                        .filter(CHINESE::contains)
                        .isPresent();
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
    private static final class Builder {

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

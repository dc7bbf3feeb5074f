package org.shuyuan.search.spelling;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** What was typed so far, beside a name that may be meant. Each character of the name is typed as it is, or as a beginning of its syllable. */
final class Typed {

    private final int[] typed;
    private final int[] name;
    private final List<String> readings;

    /** From where in both nothing comes of it: there are many ways to the same place. */
    private final BitSet vain = new BitSet();

    private Typed(int[] typed, String name) {
        this.typed = typed;
        this.name = name.codePoints().toArray();
        this.readings = Pinyin.of(name);
    }

    /**
     * How far the way it was typed is from the way it is written: 0 for characters, 1 for whole syllables, 2 for less; empty where the
     * name doesn't begin so.
     *
     * @param typed folded
     * @param name folded
     */
    static OptionalInt loss(String typed, String name) {
        String letters = typed.replaceAll("[^\\p{L}\\p{N}]+", "");
        int loss = new Typed(letters.codePoints().toArray(), name.replaceAll("[^\\p{L}\\p{N}]+", "")).loss(0, 0);
        return loss < 0 ? OptionalInt.empty() : OptionalInt.of(loss);
    }

    private int loss(int from, int at) {
        if (from == typed.length) {
            return 0;
        }
        if (at == name.length) {
            return -1;
        }
        if (typed[from] == name[at]) {
            return loss(from + 1, at + 1);
        }
        if (!Han.is(name[at])) {
            return -1;
        }
        int place = from * name.length + at;
        if (vain.get(place)) {
            return -1;
        }
        String reading = readings.get(at);
        int same = 0;
        while (same < reading.length() && from + same < typed.length && reading.charAt(same) == typed[from + same]) {
            same++;
        }
        for (int length = same; length > 0; length--) {
            int rest = loss(from + length, at + 1);
            if (rest >= 0) {
                boolean whole = length == reading.length() || (from + length == typed.length && length > 1);
                return Math.max(rest, whole ? 1 : 2);
            }
        }
        vain.set(place);
        return -1;
    }
}

package org.shuyuan.search.spelling;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.shuyuan.text.CharacterTable;

/**
 * How characters are read, without tones: one reading for each, and another one inside some words. ü is u here, as it is typed in
 * many ways.
 */
public final class Pinyin {

    /** Of one way of cutting letters; what is longer is no word that people type. */
    private static final int MOST_SYLLABLES = 16;

    private static final int LONGEST_CUT = 36;

    private static final int MOST_CUTS = 4;
    private static final int LONGEST_WORD = 3;
    private static final int LONGEST_SYLLABLE = 6;

    private static final Map<Integer, String> READINGS = new HashMap<>();
    private static final Map<String, List<String>> IN_WORDS = new HashMap<>();
    /** With which a word of those begins: most characters don't, and need not be looked for. */
    private static final BitSet BEGIN_WORDS = new BitSet();

    private static final TreeSet<String> SYLLABLES = new TreeSet<>();

    static {
        for (String line : CharacterTable.lines("pinyin.txt")) {
            String[] row = line.split(" ", 2);
            SYLLABLES.add(row[0]);
            row[1].codePoints().forEach(c -> READINGS.put(c, row[0]));
        }
        for (String line : CharacterTable.lines("pinyin-in-words.txt")) {
            String[] row = line.split(" ", -1);
            IN_WORDS.put(row[0], List.of(row).subList(1, row.length));
            BEGIN_WORDS.set(row[0].codePointAt(0));
        }
    }

    private Pinyin() {}

    /** One for each character of folded text: its syllable; what has none stands for itself. */
    static List<String> of(String folded) {
        int[] characters = folded.codePoints().toArray();
        List<String> read = new ArrayList<>();
        for (int at = 0; at < characters.length; ) {
            List<String> word = word(characters, at);
            if (word.isEmpty()) {
                read.add(READINGS.getOrDefault(characters[at], Character.toString(characters[at])));
                at++;
            } else {
                read.addAll(word);
                at += word.size();
            }
        }
        return read;
    }

    private static List<String> word(int[] characters, int at) {
        if (!BEGIN_WORDS.get(characters[at])) {
            return List.of();
        }
        for (int length = Math.min(LONGEST_WORD, characters.length - at); length > 1; length--) {
            List<String> read = IN_WORDS.get(new String(characters, at, length));
            if (read != null) {
                return read;
            }
        }
        return List.of();
    }

    /** Every character as its syllable, everything else as it is, with spaces around syllables: 二次 x 函数 is er ci x han shu. */
    public static String spelled(String folded) {
        List<String> read = of(folded);
        StringBuilder spelled = new StringBuilder();
        int at = 0;
        for (int c : folded.codePoints().toArray()) {
            String syllable = read.get(at++);
            spelled.append(Han.is(c) ? " " + syllable + " " : syllable);
        }
        return spelled.toString().replaceAll("[^\\p{L}\\p{N}.]+", " ").strip();
    }

    /** The first letter of each character's syllable, and of every word in letters all: 二次函数 is echs. */
    public static String initials(String folded) {
        List<String> read = of(folded);
        StringBuilder initials = new StringBuilder();
        int at = 0;
        for (int c : folded.codePoints().toArray()) {
            String syllable = read.get(at++);
            if (Character.isLetterOrDigit(c)) {
                initials.append(Han.is(c) ? syllable.substring(0, 1) : syllable);
            }
        }
        return initials.toString();
    }

    /**
     * What the initials of a name may begin with that was typed so: every letter for itself, and whole syllables with what is left of
     * one: ercihs is ercihs, echs.
     */
    public static Set<String> begun(String folded) {
        StringBuilder each = new StringBuilder();
        StringBuilder syllables = new StringBuilder();
        for (String run : folded.split("(?<=[^a-z])|(?=[^a-z])", -1)) {
            if (run.isEmpty() || !Character.isLetterOrDigit(run.codePointAt(0))) {
                continue;
            }
            boolean letters = run.charAt(0) >= 'a' && run.charAt(0) <= 'z';
            each.append(letters ? run : initials(run));
            syllables.append(letters ? beginnings(run) : initials(run));
        }
        return new LinkedHashSet<>(List.of(each.toString(), syllables.toString()));
    }

    /** The longest syllables from the left, each as its initial; what is none is an initial itself. */
    private static String beginnings(String letters) {
        StringBuilder initials = new StringBuilder();
        for (int at = 0; at < letters.length(); ) {
            int end = Math.min(letters.length(), at + LONGEST_SYLLABLE);
            while (end > at + 1 && !SYLLABLES.contains(letters.substring(at, end))) {
                end--;
            }
            initials.append(letters.charAt(at));
            at = end;
        }
        return initials.toString();
    }

    /** Folded text as it may sound: characters as their syllables, and letters as syllables wherever they can be cut into some. */
    public static List<String> sounded(String folded) {
        List<String> sounded = new ArrayList<>(List.of(""));
        for (String run : toneless(folded).split("(?<=[^a-z])(?=[a-z])|(?<=[a-z])(?=[^a-z])", -1)) {
            List<String> ways = new ArrayList<>();
            cut(run).forEach(cut -> ways.add(String.join(" ", cut)));
            if (ways.isEmpty()) {
                ways.add(spelled(run));
            }
            sounded = sounded.stream()
                    .flatMap(begun -> ways.stream().map(way -> (begun + " " + way).strip()))
                    .limit(MOST_CUTS)
                    .toList();
        }
        return sounded;
    }

    /** The ways in which letters without spaces are whole syllables, those of the fewest first: fangan is fan gan and fang an. */
    public static List<List<String>> cut(String letters) {
        String typed = toneless(letters).replace("lv", "lu").replace("nv", "nu");
        List<List<String>> cuts = new ArrayList<>();
        if (letters.length() > LONGEST_CUT) {
            return cuts;
        }
        BitSet[] counts = counts(typed);
        for (int most = 1; most <= MOST_SYLLABLES && cuts.size() < MOST_CUTS; most++) {
            cut(typed, 0, most, counts, new ArrayList<>(), cuts);
        }
        return cuts;
    }

    /** Without the marks of tones, with which pinyin stands in textbooks: zuìwēng is zuiweng. */
    private static String toneless(String folded) {
        return Normalizer.normalize(folded, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    /** Of how many syllables the letters from each place on can be; of none at all in most places, so that no way is begun in vain. */
    private static BitSet[] counts(String letters) {
        BitSet[] counts = new BitSet[letters.length() + 1];
        counts[letters.length()] = BitSet.valueOf(new long[] {1});
        for (int from = letters.length() - 1; from >= 0; from--) {
            counts[from] = new BitSet();
            for (int to = from + 1; to <= Math.min(letters.length(), from + LONGEST_SYLLABLE); to++) {
                if (SYLLABLES.contains(letters.substring(from, to))) {
                    BitSet here = counts[from];
                    counts[to].stream().forEach(rest -> here.set(rest + 1));
                }
            }
        }
        return counts;
    }

    /** In exactly so many syllables. */
    private static void cut(
            String letters, int from, int most, BitSet[] counts, List<String> begun, List<List<String>> cuts) {
        if (cuts.size() >= MOST_CUTS || !counts[from].get(most)) {
            return;
        }
        if (most == 0) {
            if (from == letters.length()) {
                cuts.add(List.copyOf(begun));
            }
            return;
        }
        for (int to = Math.min(letters.length(), from + LONGEST_SYLLABLE); to > from; to--) {
            String syllable = letters.substring(from, to);
            if (SYLLABLES.contains(syllable)) {
                begun.add(syllable);
                cut(letters, to, most - 1, counts, begun, cuts);
                begun.removeLast();
            }
        }
    }
}

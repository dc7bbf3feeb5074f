package org.shuyuan.search.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.search.spelling.Han;

/**
 * Cuts folded text into the names that the lexicon knows and the rest, so that as little as possible is left: 数学课件 is 数学 and 课件,
 * not 数学课 and a piece of a word.
 */
final class Scan {

    /** A character that is left weighs more than any number of names. */
    private static final int LEFT = 1000;

    private final String text;
    private final Lexicon lexicon;
    private final List<Reading.Part> parts = new ArrayList<>();
    private int rest;

    Scan(String text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }

    List<Reading.Part> parts() {
        int[] ends = ends();
        for (int at = 0; at < text.length(); at++) {
            if (ends[at] > at) {
                leave(at);
                String name = text.substring(at, ends[at]);
                take(name);
                rest = ends[at];
                at = ends[at] - 1;
            }
        }
        leave(text.length());
        return List.copyOf(parts);
    }

    private void take(String name) {
        Optional<Lexicon.Meaning> meaning = lexicon.of(name);
        List<String> full = meaning.map(Lexicon.Meaning::full).orElse(List.of());
        if (full.isEmpty()) {
            parts.add(new Reading.Part(name, false, meaning));
        } else {
            full.forEach(this::take);
        }
    }

    /** Where the name ends that is best taken at each place; the place itself where none is. */
    private int[] ends() {
        int[] ends = new int[text.length()];
        int[] costs = new int[text.length() + 1];
        for (int at = text.length() - 1; at >= 0; at--) {
            ends[at] = at;
            costs[at] = costs[at + 1] + LEFT;
            for (int end = Math.min(text.length(), at + lexicon.longest()); end > at; end--) {
                if (costs[end] + 1 < costs[at] && known(at, end)) {
                    ends[at] = end;
                    costs[at] = costs[end] + 1;
                }
            }
        }
        return ends;
    }

    private boolean known(int at, int end) {
        boolean whole = gap(at - 1) && gap(end);
        return lexicon.of(text.substring(at, end))
                .filter(meaning -> whole || (meaning.inside() && cuttable(at) && cuttable(end)))
                .isPresent();
    }

    /** What lies between the last name and here is text, in pieces between spaces. */
    private void leave(int to) {
        for (String piece : text.substring(rest, to).split(" ", -1)) {
            if (Wording.findable(piece)) {
                parts.add(new Reading.Part(piece, false, Optional.empty()));
            }
        }
    }

    private boolean gap(int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == ' ';
    }

    /** Letters and digits are never cut apart. */
    private boolean cuttable(int at) {
        return at <= 0 || at >= text.length() || !(latin(text.charAt(at - 1)) && latin(text.charAt(at)));
    }

    private static boolean latin(char c) {
        return Character.isLetterOrDigit(c) && !Han.is(c);
    }
}

package org.shuyuan.search.spelling;

import java.util.ArrayList;
import java.util.List;

/**
 * A character or a word in letters, as it is written and as it is read.
 *
 * @param text empty for a syllable of which only the reading was typed
 * @param number whether it is a numeral, or has digits
 */
record Sound(String text, String reading, boolean character, boolean number) {

    static final double ALIKE = 0.45;
    static final double SPELLED = 0.05;
    static final double ONE_LETTER = 0.8;
    /** Another number is never a slip: 七年级 isn't 八年级. */
    private static final double OTHER_NUMBER = 9;

    private static final String NUMERALS = "零一二三四五六七八九十百千万";

    private static Sound character(int character, String reading) {
        return new Sound(Character.toString(character), reading, true, NUMERALS.indexOf(character) >= 0);
    }

    private static Sound word(String letters) {
        return new Sound(letters, letters, false, letters.chars().anyMatch(Character::isDigit));
    }

    static Sound syllable(String reading) {
        return new Sound("", reading, true, false);
    }

    /** Those of folded text, without what stands between them. */
    static List<Sound> of(String text) {
        List<Sound> sounds = new ArrayList<>();
        List<String> readings = Pinyin.of(text);
        StringBuilder word = new StringBuilder();
        int at = 0;
        for (int c : text.codePoints().toArray()) {
            String reading = readings.get(at++);
            if (Character.isLetterOrDigit(c) && !Han.is(c)) {
                word.appendCodePoint(c);
                continue;
            }
            end(word, sounds);
            if (Han.is(c)) {
                sounds.add(character(c, reading));
            }
        }
        end(word, sounds);
        return sounds;
    }

    private static void end(StringBuilder word, List<Sound> sounds) {
        if (!word.isEmpty()) {
            sounds.add(word(word.toString()));
            word.setLength(0);
        }
    }

    /** Written out, with a space between words in letters. */
    static String text(List<Sound> sounds) {
        StringBuilder text = new StringBuilder();
        boolean letters = false;
        for (Sound sound : sounds) {
            if (letters && !sound.character()) {
                text.append(' ');
            }
            text.append(sound.text());
            letters = !sound.character();
        }
        return text.toString();
    }

    boolean same(Sound other) {
        return !text.isEmpty() && text.equals(other.text);
    }

    /** What it costs to leave out what was typed. */
    double dropped() {
        return number ? OTHER_NUMBER : 1;
    }

    /** What it costs to take the other one for this one, which was typed: 0 where they are the same. */
    double change(Sound found) {
        if (text.equals(found.text())) {
            return 0;
        }
        if (!text.isEmpty() && (number || found.number)) {
            return OTHER_NUMBER;
        }
        if (character != found.character()) {
            return 1;
        }
        if (character) {
            boolean spelled = text.isEmpty();
            if (reading.equals(found.reading())) {
                return spelled ? SPELLED : ALIKE;
            }
            return spelled && distance(reading, found.reading()) == 1 ? ONE_LETTER : 1;
        }
        int letters = Math.max(text.length(), found.text().length());
        int distance = distance(text, found.text());
        return distance <= (letters < 4 ? 0 : letters < 8 ? 1 : 2) || transposed(text, found.text())
                ? ONE_LETTER
                : 1 + ONE_LETTER;
    }

    private static boolean transposed(String one, String other) {
        return one.length() > 3
                && one.length() == other.length()
                && distance(one, other) == 2
                && one.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(other.chars().sorted().boxed().toList());
    }

    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            above[i] = i;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] costs = new int[above.length];
            costs[0] = row;
            for (int i = 1; i <= other.length(); i++) {
                int changed = above[i - 1] + (one.charAt(row - 1) == other.charAt(i - 1) ? 0 : 1);
                costs[i] = Math.min(changed, Math.min(above[i], costs[i - 1]) + 1);
            }
            above = costs;
        }
        return above[other.length()];
    }
}

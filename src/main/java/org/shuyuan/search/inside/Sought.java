package org.shuyuan.search.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.shuyuan.text.Folded;

/**
 * What is looked for, folded.
 *
 * @param phrases as they were given, each of which may have spaces in it
 * @param words the same, parted at spaces
 */
record Sought(List<String> phrases, List<String> words) {

    /** Nobody types more; whoever pastes a page is answered by its beginning. */
    static final int MOST_CHARACTERS = 200;

    static final int MOST_WORDS = 16;

    static Sought of(List<String> given) {
        List<String> clean = given.stream()
                .map(each -> each.substring(0, Math.min(each.length(), MOST_CHARACTERS)))
                .limit(MOST_WORDS)
                .toList();
        return new Sought(
                folded(clean.stream()),
                folded(clean.stream().flatMap(each -> Arrays.stream(each.strip().split("\\s+")))));
    }

    private static List<String> folded(Stream<String> given) {
        return given.map(each -> Folded.of(each).text())
                .filter(Sought::isSomething)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** A comma alone stands on every page. */
    private static boolean isSomething(String word) {
        return word.codePoints().anyMatch(c -> !Character.isWhitespace(c))
                && word.codePoints()
                        .anyMatch(c ->
                                Character.isLetterOrDigit(c) || Character.getType(c) != Character.OTHER_PUNCTUATION);
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** Where these stand, without overlaps, in the order of the text: pairs of positions in the folded text. */
    static List<int[]> stretches(Folded text, List<String> words) {
        List<int[]> found = new ArrayList<>();
        for (String word : words) {
            int at = text.text().indexOf(word);
            while (at >= 0) {
                found.add(new int[] {at, at + word.length()});
                at = text.text().indexOf(word, at + word.length());
            }
        }
        // The longer one first where two begin together.
        found.sort((one, other) -> one[0] != other[0] ? one[0] - other[0] : other[1] - one[1]);
        List<int[]> apart = new ArrayList<>();
        int end = 0;
        for (int[] stretch : found) {
            if (stretch[0] >= end) {
                apart.add(stretch);
                end = stretch[1];
            }
        }
        return apart;
    }
}

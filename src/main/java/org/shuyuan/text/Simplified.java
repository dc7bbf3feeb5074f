package org.shuyuan.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Simplified characters for traditional ones, one for one, by the table that the search engine folds with (ADR 11). */
public final class Simplified {

    /** Each is {@code 國 => 国}, as the engine wants it. */
    public static final List<String> TABLE = CharacterTable.lines("traditional-to-simplified.txt");

    private static final String ARROW = " => ";

    private static final Map<Integer, Integer> CHARACTERS = TABLE.stream()
            .map(line -> line.split(ARROW, 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0].codePointAt(0), pair -> pair[1].codePointAt(0)));

    private Simplified() {}

    /** The character itself where it has no other form. */
    public static int of(int traditional) {
        return CHARACTERS.getOrDefault(traditional, traditional);
    }

    /** By each simplified character the first traditional one that is written so. */
    public static Map<Integer, Integer> back() {
        return TABLE.stream()
                .map(line -> line.split(ARROW, 2))
                .collect(Collectors.toMap(
                        pair -> pair[1].codePointAt(0), pair -> pair[0].codePointAt(0), (first, _) -> first));
    }
}

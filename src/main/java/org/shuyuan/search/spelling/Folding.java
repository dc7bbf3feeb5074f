package org.shuyuan.search.spelling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Folds text as the index does before it cuts it: width, case, and traditional characters to simplified ones. */
public final class Folding {

    private static final Map<Integer, String> SIMPLIFIED = simplified();

    private Folding() {}

    public static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> {
                    String simple = SIMPLIFIED.get(c);
                    if (simple == null) {
                        folded.appendCodePoint(c);
                    } else {
                        folded.append(simple);
                    }
                });
        return folded.toString();
    }

    public static boolean han(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    public static boolean anyHan(String text) {
        return text.codePoints().anyMatch(Folding::han);
    }

    /** The lines of a table of characters. */
    public static List<String> table(String name) {
        try (InputStream table = Objects.requireNonNull(Folding.class.getResourceAsStream("/analysis/" + name))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, String> simplified() {
        Map<Integer, String> simplified = new HashMap<>();
        for (String line : table("traditional-to-simplified.txt")) {
            int arrow = line.indexOf("=>");
            if (arrow > 0) {
                simplified.put(line.codePointAt(0), line.substring(arrow + 2).strip());
            }
        }
        return simplified;
    }
}

package org.shuyuan.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as the same when words are looked for: 拋物線 and 抛物线, ＡＢＣ and abc, x² and x2, with a line broken inside or
 * not. It folds as the index does, for text that is looked through without one.
 */
@ApplicationScoped
public class Folding {

    private static final int FIRST_OF_HAN = 0x4E00;
    private static final int LAST_OF_HAN = 0x9FFF;
    private static final int LAST_OF_ASCII = 0x7F;

    private static final Set<Character.UnicodeBlock> CHINESE = Set.of(
            Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
            Character.UnicodeBlock.KANGXI_RADICALS);

    private final Map<Integer, String> simplified = new HashMap<>();

    Folding() {
        try (InputStream table =
                Objects.requireNonNull(Folding.class.getResourceAsStream("/analysis/traditional-to-simplified.txt"))) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int arrow = line.indexOf(" => ");
                simplified.put(line.codePointAt(0), line.substring(arrow + " => ".length()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spaces stay only where they part words: a line that is broken between two characters parts none. */
    public Folded fold(String text) {
        Folded.Builder folded = new Folded.Builder(text);
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

    private String same(String text, int at, int end) {
        int first = text.codePointAt(at);
        if (end - at == 1 && first <= LAST_OF_ASCII) {
            return String.valueOf((char) Character.toLowerCase(first));
        }
        if (end - at == 1 && first >= FIRST_OF_HAN && first <= LAST_OF_HAN) {
            String simple = simplified.get(first);
            return simple == null ? text.substring(at, end) : simple;
        }
        StringBuilder same = new StringBuilder();
        Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> same.append(simplified.getOrDefault(c, Character.toString(c))));
        return same.toString();
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
}

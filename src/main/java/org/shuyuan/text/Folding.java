package org.shuyuan.text;

import java.text.Normalizer;
import java.util.Locale;

/** What counts as the same when words are looked for, as the index has it: width, case, and traditional characters are folded. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> folded.appendCodePoint(Simplified.of(c)));
        return folded.toString();
    }
}

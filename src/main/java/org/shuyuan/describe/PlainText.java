package org.shuyuan.describe;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes text that came out of a layout findable: words whole, no invisible characters, one line for a paragraph. */
public final class PlainText {

    /**
     * Radicals in place of characters: what many PDF writers leave for 二 is U+2F06, which looks the same and matches
     * nothing. NFKC mends these; on everything else it would flatten ， to a comma and ² to 2.
     */
    private static final Pattern RADICALS = Pattern.compile("[\\u2E80-\\u2FDF]+");

    /** Controls, soft hyphens, zero-width marks, unassigned and private characters; line feed and tab have a use. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\uFFFD&&[^\\n\\t]]");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern BLANKS_AT_BREAKS = Pattern.compile(" ?\\n ?");
    private static final String WIDE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303F\\uFF00-\\uFF65]";
    /** One line feed alone is a line that was full; the words on its two sides belong together. */
    private static final Pattern BROKEN_WIDE_LINE = Pattern.compile("(" + WIDE + ")\\n(?=" + WIDE + ")");

    private static final Pattern BROKEN_LINE = Pattern.compile("(?<!\\n)\\n(?!\\n)");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n{2,}");

    private PlainText() {}

    /** Paragraphs divided by one line feed each, nothing at either end. */
    public static String of(CharSequence raw) {
        String text = raw.toString().replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n');
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        text = RADICALS.matcher(text).replaceAll(PlainText::mended);
        text = visible(text);
        text = BLANKS.matcher(text).replaceAll(" ");
        text = BLANKS_AT_BREAKS.matcher(text).replaceAll("\n");
        text = BROKEN_WIDE_LINE.matcher(text).replaceAll("$1");
        text = BROKEN_LINE.matcher(text).replaceAll(" ");
        return PARAGRAPHS.matcher(text).replaceAll("\n").strip();
    }

    /** The same without what nobody can see and a database refuses. */
    static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String mended(MatchResult radicals) {
        return Normalizer.normalize(radicals.group(), Normalizer.Form.NFKC);
    }
}

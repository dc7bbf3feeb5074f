package org.shuyuan.text;

/** Text as XML 1.0 allows it. */
public final class XmlText {

    private static final String MARKUP = "&<>\"";

    private XmlText() {}

    /** The text as it can stand in an element or between the double quotes of an attribute, without what XML can't hold. */
    public static String escape(String text) {
        if (isPlain(text)) {
            return text;
        }
        return clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * The text without what no XML 1.0 document may hold, not even escaped (§2.2 Char): control characters, halves of
     * surrogate pairs, U+FFFE and U+FFFF. A carriage return becomes a line feed, as every parser would make it.
     */
    public static String clean(String text) {
        if (text.chars().allMatch(unit -> unit >= 0x20 && unit < 0xD800)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(XmlText::allowed)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Nearly every text is; a loop, because a page has thousands of them. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x20 || unit >= 0xD800 || MARKUP.indexOf(unit) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}

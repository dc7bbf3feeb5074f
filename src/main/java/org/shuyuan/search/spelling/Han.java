package org.shuyuan.search.spelling;

/** Tells Chinese characters from letters and signs. */
public final class Han {

    private Han() {}

    public static boolean is(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    public static boolean anyIn(String text) {
        return text.codePoints().anyMatch(Han::is);
    }
}

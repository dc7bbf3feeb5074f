package org.shuyuan.describe;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Labels that were written in GBK and read as Latin-1: ¶þ´Îº¯Êý in place of 二次函数. ID3 tags and old PDF programs know
 * no other way to write Chinese.
 */
final class Mojibake {

    private static final Charset GBK = Charset.forName("GBK");
    /** Nothing but ASCII and pairs of high bytes as GB 2312 has them, two of them at the least. */
    private static final Pattern PAIRS =
            Pattern.compile("[\\x20-\\x7e]*(?:(?:[\\xa1-\\xf7][\\xa1-\\xfe])+[\\x20-\\x7e]*)+");

    private static final Pattern TWO_CHARACTERS = Pattern.compile("\\p{IsHan}.*\\p{IsHan}");

    private Mojibake() {}

    /** What was meant; the value itself where it was meant as it stands. */
    static String mended(String value) {
        if (!PAIRS.matcher(value).matches()) {
            return value;
        }
        try {
            String meant = GBK.newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
            return TWO_CHARACTERS.matcher(meant).find() ? meant : value;
        } catch (CharacterCodingException notGbk) {
            return value;
        }
    }
}

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
    private static final Pattern TWO_CHARACTERS = Pattern.compile("\\p{IsHan}.*\\p{IsHan}", Pattern.DOTALL);

    private Mojibake() {}

    /** What was meant; the value itself where it was meant as it stands. */
    static String mended(String value) {
        if (!isAsciiAndPairs(value)) {
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

    /** Nothing but ASCII and pairs of high bytes as GB 2312 has them. */
    private static boolean isAsciiAndPairs(String value) {
        for (int at = 0; at < value.length(); at++) {
            char lead = value.charAt(at);
            if (lead > 0x7e) {
                at++;
                boolean pair = lead >= 0xa1 && lead <= 0xf7 && at < value.length();
                if (!pair || value.charAt(at) < 0xa1 || value.charAt(at) > 0xfe) {
                    return false;
                }
            }
        }
        return true;
    }
}

package org.shuyuan.learn.join.roster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads text as spreadsheets write it: UTF-8, UTF-16 with its mark, or GBK, which a Chinese Excel takes for "CSV". */
final class Charsets {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final int MARK = '\uFEFF';

    private Charsets() {}

    /** The text without its byte order mark; nothing where it is in none of these. */
    static Optional<String> read(byte[] bytes) {
        Optional<String> text = marked(bytes)
                ? strictly(bytes, StandardCharsets.UTF_16)
                : strictly(bytes, StandardCharsets.UTF_8).or(() -> strictly(bytes, CHINESE));
        return text.map(read -> !read.isEmpty() && read.charAt(0) == MARK ? read.substring(1) : read);
    }

    private static boolean marked(byte[] bytes) {
        return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF);
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && Byte.toUnsignedInt(bytes[0]) == first && Byte.toUnsignedInt(bytes[1]) == second;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}

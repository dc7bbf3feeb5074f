package org.shuyuan.share.harvest.wire;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text of the bytes of an XML document. The byte order mark tells the encoding, else the XML declaration, else it is
 * UTF-8 (XML 1.0, 4.3.3 and F); the header of HTTP isn't believed, because servers have a default for it that knows nothing
 * of the document. Parsers put a mark in the place of what can't be decoded; here the page is refused, because a title that
 * was read in a wrong encoding is worse than none.
 */
final class Decoding extends FilterReader {

    private static final int DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    /** GB 18030 holds all that these do, and what is said to be one of them often is the other. */
    private static final Set<String> CHINESE = Set.of("GB2312", "GBK", "GB_2312-80", "X-GBK", "CP936", "EUC-CN");

    private final Charset charset;

    private Decoding(InputStream in, Charset charset) {
        super(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.charset = charset;
    }

    /** @throws IOException with words for an engineer if the encoding is none that is read; as do reads, if it isn't the one that is told */
    static Reader of(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(DECLARATION);
        PushbackInputStream in = new PushbackInputStream(bytes, DECLARATION);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            in.unread(head, 3, head.length - 3);
            return new Decoding(in, StandardCharsets.UTF_8);
        }
        in.unread(head);
        if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
            return new Decoding(in, StandardCharsets.UTF_16);
        }
        if (begins(head, 0, '<', 0, '?')) {
            return new Decoding(in, StandardCharsets.UTF_16BE);
        }
        if (begins(head, '<', 0, '?', 0)) {
            return new Decoding(in, StandardCharsets.UTF_16LE);
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return new Decoding(in, declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8);
    }

    private static Charset named(String name) throws IOException {
        if (CHINESE.contains(name.toUpperCase(Locale.ROOT))) {
            return Charset.forName("GB18030");
        }
        if (!Charset.isSupported(name)) {
            throw new IOException("the encoding " + name + " isn't known");
        }
        Charset charset = Charset.forName(name);
        String sample = "<?xml encoding";
        if (!charset.canEncode()
                || !Arrays.equals(sample.getBytes(charset), sample.getBytes(StandardCharsets.US_ASCII))) {
            throw new IOException("the page says that it is " + name + ", in letters that are not");
        }
        return charset;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (CharacterCodingException e) {
            throw new IOException("bytes that are no " + charset.name() + ", as which the page is to be read", e);
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}

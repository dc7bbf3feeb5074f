package org.shuyuan.share.oai;

import java.nio.charset.StandardCharsets;

/** XML as it was written before, in UTF-8. A page is made of a thousand of these, and nobody looks into them. */
final class WrittenXml {

    private final byte[] utf8;

    private WrittenXml(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** @param utf8 is not copied, and must not change any more */
    static WrittenXml of(byte[] utf8) {
        return new WrittenXml(utf8);
    }

    static WrittenXml of(String xml) {
        return new WrittenXml(xml.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return utf8.length;
    }

    /** Puts it here, and answers the place after it. */
    int copyTo(byte[] target, int at) {
        System.arraycopy(utf8, 0, target, at, utf8.length);
        return at + utf8.length;
    }
}

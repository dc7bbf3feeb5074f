package org.shuyuan.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The address of a request as it came, and as RFC 3986 (2.1, 3.3, 3.4) wants it. People and scripts send a bar, a brace, a lone
 * percent sign or bare Chinese, and mean themselves by it; so they are percent-encoded here as a browser should have done.
 */
final class RequestTarget {

    /** What may stand in a path and a query; brackets are encoded, for a path may not hold them. */
    private static final String LEGAL =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestTarget() {}

    /**
     * The same address in legal characters; the very same object when it is legal already. Characters up to U+00FF are bytes
     * that the HTTP decoder has handed on as they were.
     */
    static String legal(String target) {
        if (!target.startsWith("/")) {
            // The absolute form is for proxies, and "*" for OPTIONS (RFC 9112, 3.2): whoever sends them knows how.
            return target;
        }
        StringBuilder mended = new StringBuilder(target.length() + 16);
        for (int at = 0; at < target.length(); at++) {
            char each = target.charAt(at);
            if (LEGAL.indexOf(each) >= 0 || isEscape(target, at)) {
                mended.append(each);
            } else {
                for (byte one : String.valueOf(each)
                        .getBytes(each < 0x100 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
                    mended.append('%').append(HEX.toHexDigits(one));
                }
            }
        }
        return mended.length() == target.length() ? target : mended.toString();
    }

    private static boolean isEscape(String target, int at) {
        return target.charAt(at) == '%'
                && at + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }
}

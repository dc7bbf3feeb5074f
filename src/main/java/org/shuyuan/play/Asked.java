package org.shuyuan.play;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a request asks for.
 *
 * @param grant as it was given, not opened yet
 * @param path of a file in its bundle; empty where it can't be one
 */
record Asked(String grant, String path) {

    static final String PREFIX = "/play/";

    /** @param path of the request, below {@link #PREFIX} */
    static Asked of(String path) {
        int slash = path.indexOf('/', PREFIX.length());
        return slash < 0
                ? new Asked(path.substring(PREFIX.length()), "")
                : new Asked(path.substring(PREFIX.length(), slash), decoded(path.substring(slash + 1)));
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}

package org.shuyuan.play;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyuan.storage.Bundle;

/** The headers of the files that are played, read or taken away. */
final class PlayHeaders {

    private static final CharSequence REPR_DIGEST = "Repr-Digest";

    private PlayHeaders() {}

    /**
     * What others have uploaded is never run in our origin, whatever it turns out to be, and may be embedded anywhere:
     * no cookie is asked for, so there is nothing to steal.
     */
    static void common(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag")
                // The server would compress otherwise, and ranges and lengths would be those of something else.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    }

    static void preflight(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                .putHeader("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match")
                .putHeader("Access-Control-Max-Age", "86400");
    }

    static void file(HttpServerResponse response, String path, Bundle.Entry entry, Duration left) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, entry.mediaType())
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.ETAG, tag(entry))
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=" + left.toSeconds() + ", immutable");
        if (PlaybackBundle.isSaved(path)) {
            response.putHeader(HttpHeaders.CONTENT_DISPOSITION, saved(path.substring(path.indexOf('/') + 1)));
        }
    }

    /** A withdrawal counts at once, so each use is asked about; what hasn't changed costs no bytes. */
    static void handedOn(HttpServerResponse response, String name, Bundle.Entry entry) {
        byte[] digest = HexFormat.of().parseHex(entry.digest().hex());
        response.putHeader(HttpHeaders.CONTENT_TYPE, entry.mediaType())
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.ETAG, tag(entry))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                // RFC 9530: of the whole file, also where a part of it is sent.
                .putHeader(REPR_DIGEST, "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, saved(name));
    }

    /** What stands there of a file that can't be sent after all. */
    static void takenBack(HttpServerResponse response) {
        List.of(HttpHeaders.ETAG, HttpHeaders.ACCEPT_RANGES, HttpHeaders.CONTENT_DISPOSITION, REPR_DIGEST)
                .forEach(response.headers()::remove);
    }

    /** Of RFC 6266: the name in full, and before it one without what old programs can't read. */
    static String saved(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        String full = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
    }

    /** To be fetched from there; the answer is good for as long as the address. */
    static void elsewhere(HttpServerResponse response, URI address, Duration left) {
        response.putHeader(HttpHeaders.LOCATION, address.toString())
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=" + left.toSeconds());
    }

    /** Strong: the digest of the very bytes. */
    static String tag(Bundle.Entry entry) {
        return "\"" + entry.digest().hex() + "\"";
    }

    /** Whether {@code If-None-Match} names this file. */
    static boolean matches(@Nullable String ifNoneMatch, Bundle.Entry entry) {
        return ifNoneMatch != null
                && List.of(ifNoneMatch.split("\\s*,\\s*")).stream()
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(entry)));
    }
}

package org.shuyuan.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.shuyuan.play.DirectBytes;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/**
 * What every page says to the browser: run only our own files, be framed only by us, tell nobody where the reader came
 * from. An answer that already has a content policy keeps it: the frame of a book has a stricter one.
 */
class PageHeaders {

    private final DirectBytes direct;

    PageHeaders(DirectBytes direct) {
        this.direct = direct;
    }

    static final String POLICY = "Content-Security-Policy";

    /**
     * Media come as blob: addresses, because the player feeds them itself, from this service or straight from its store; the
     * rest is files of this service.
     */
    private String ownFilesOnly() {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "media-src 'self' blob:" + direct.source(),
                "connect-src 'self'" + direct.source(),
                "font-src 'self' data: blob:",
                "worker-src 'self'",
                "frame-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'self'");
    }

    private static final int YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    @ServerResponseFilter
    void onPages(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        MediaType type = response.getMediaType();
        if (type == null || !type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            return;
        }
        if (!headers.containsKey(POLICY)) {
            headers.putSingle(POLICY, ownFilesOnly());
        }
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.computeIfAbsent("Cross-Origin-Opener-Policy", _ -> new ArrayList<>(List.of("same-origin")));
        headers.add(HttpHeaders.VARY, "Accept-Language, Cookie");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        String chosen = request.getUriInfo().getQueryParameters().getFirst(ReaderLanguage.NAME);
        if (chosen != null) {
            headers.add(HttpHeaders.SET_COOKIE, kept(Language.of(chosen)));
        }
    }

    private static NewCookie kept(Language language) {
        return new NewCookie.Builder(ReaderLanguage.NAME)
                .value(language.tag())
                .path("/")
                .maxAge(YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}

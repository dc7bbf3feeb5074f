package org.shuyuan.people;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Refuses a request that another site has made a reader's browser send: every browser that we serve names the origin
 * of a cross-site POST, PUT, PATCH or DELETE. A bearer token is never sent by a browser on its own; a password that a
 * proxy before us has asked for is. What is {@link SentByOtherSites} is let through.
 */
class CrossSiteGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = false)
    void refuseOtherSites(ContainerRequestContext request, ResourceInfo asked) {
        boolean byToken = !request.getCookies().containsKey(Sessions.COOKIE)
                && Authentication.isBearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        boolean meant = asked.getResourceMethod() != null
                && asked.getResourceMethod().isAnnotationPresent(SentByOtherSites.class);
        if (byToken || meant || SAFE.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : isOwn(request.getHeaderString("Origin"), ownAuthority(request));
        if (!own) {
            throw Problem.of(ProblemType.CROSS_SITE_REQUEST);
        }
    }

    /** Host and port that were asked; HTTP/2 has no header for them. */
    private static @Nullable String ownAuthority(ContainerRequestContext request) {
        return request.getUriInfo().getBaseUri().getRawAuthority();
    }

    /** No origin at all: not a browser. */
    private static boolean isOwn(@Nullable String origin, @Nullable String authority) {
        if (origin == null) {
            return true;
        }
        try {
            return Objects.equals(authority, URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

package org.shuyuan.intake;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What tus 1.0.0 (core) asks of every request and answer, refusals included. */
class TusFilters {
    /** Some school proxies let only GET and POST through. */
    @ServerRequestFilter(preMatching = true)
    void overrideMethod(ContainerRequestContext request) {
        String method = request.getHeaderString("X-HTTP-Method-Override");
        if (method != null && request.getMethod().equals("POST") && isUpload(request)) {
            request.setMethod(method);
        }
    }

    @ServerResponseFilter
    void sayVersion(ContainerRequestContext request, ContainerResponseContext response) {
        if (isUpload(request)) {
            response.getHeaders().putSingle("Tus-Resumable", TusRequest.VERSION);
            if (response.getStatus() == 412) {
                response.getHeaders().putSingle("Tus-Version", TusRequest.VERSION);
            }
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith(UploadResource.PATH);
    }
}

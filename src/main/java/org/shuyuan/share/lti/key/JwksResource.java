package org.shuyuan.share.lti.key;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows our public keys (RFC 7517, 5). */
@Path(JwksResource.PATH)
@Tag(name = "lti")
public class JwksResource {

    public static final String PATH = "/lti/jwks";

    /** Less than a new key is shown before it signs. */
    private static final String A_WHILE =
            "public, max-age=" + OwnKeys.AHEAD.dividedBy(4).toSeconds();

    private final OwnKeys keys;

    JwksResource(OwnKeys keys) {
        this.keys = keys;
    }

    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys that verify our messages to platforms and tools")
    public Response shown() {
        return Response.ok(keys.shown().toString(true))
                .header(HttpHeaders.CACHE_CONTROL, A_WHILE)
                .build();
    }
}

package org.shuyuan.share.lti.frame;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.shuyuan.share.lti.session.OwnConnections;

/** Where a reader takes back, on the own page, that it is they whom a platform sends. */
@Path("/me/platforms")
class DisconnectPages {

    private final OwnConnections connections;

    DisconnectPages(OwnConnections connections) {
        this.connections = connections;
    }

    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@RestForm UUID platform) {
        connections.end(platform);
        return Response.seeOther(URI.create("/me")).build();
    }
}

package org.shuyuan.learn.progress;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;

/** How far the reader is. Everybody has a place of their own, and sees no other. */
@Path("/api/resources/{id}/progress")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "progress")
class ProgressResource {

    private final Watching watching;
    private final Access access;
    private final CurrentUser user;

    ProgressResource(Watching watching, Access access, CurrentUser user) {
        this.watching = watching;
        this.access = access;
        this.user = user;
    }

    /** @param at whole seconds from the beginning; 0 where it was never begun, or played to its end */
    public record At(int at) {}

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "The second where the reader has left it; it follows the reports")
    public At get(@RestPath UUID id) {
        return new At(watching.left(user.require().id(), access.readable(id).id()));
    }
}

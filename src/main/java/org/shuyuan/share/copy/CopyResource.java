package org.shuyuan.share.copy;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.Role;

/** The files of a harvested resource, kept here. */
@Path("/api/resources/{id}/copy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "copies")
class CopyResource {

    private final Keepers keepers;
    private final Wishes wishes;
    private final CopyViews views;

    CopyResource(Keepers keepers, Wishes wishes, CopyViews views) {
        this.keepers = keepers;
        this.wishes = wishes;
        this.views = views;
    }

    @GET
    @Blocking
    @Transactional
    @Operation(summary = "Whether its files are here, or how far they have come")
    public CopyView get(@RestPath UUID id) {
        return views.of(keepers.require(id));
    }

    /** 202; {@code GET} tells how far it is. */
    @POST
    @Blocking
    @Transactional
    @Operation(summary = "Has its files copied from the nearest repository that gives them, and kept here")
    public Response ask(@RestPath UUID id) {
        wishes.ask(keepers.require(id).id());
        return Response.accepted(get(id)).build();
    }
}

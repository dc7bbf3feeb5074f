package org.shuyuan.share.harvest.desk;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.Role;
import org.shuyuan.share.harvest.Doubt;
import org.shuyuan.share.harvest.Doubts;

/** One walk through what a source lists. */
@Path("/api/harvests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "harvesting")
public class RunResource {

    private final Desk desk;
    private final Doubts doubts;
    private final SourceViews views;

    RunResource(Desk desk, Doubts doubts, SourceViews views) {
        this.desk = desk;
        this.doubts = doubts;
        this.views = views;
    }

    @GET
    @Blocking
    @Operation(summary = "How far it is")
    public RunView get(@RestPath UUID id) {
        return views.run(desk.run(id));
    }

    @GET
    @Path("doubts")
    @Blocking
    @Operation(summary = "Records that were not taken, each with the reason")
    public List<Doubt> doubts(@RestPath UUID id) {
        return doubts.of(desk.run(id).id());
    }

    @POST
    @Path("pause")
    @Blocking
    public RunView pause(@RestPath UUID id) {
        desk.pause(id);
        return get(id);
    }

    @POST
    @Path("resume")
    @Blocking
    public RunView resume(@RestPath UUID id) {
        desk.resume(id);
        return get(id);
    }

    @POST
    @Path("stop")
    @Blocking
    @Operation(summary = "Ends it before its end; the next one begins where this one did")
    public RunView stop(@RestPath UUID id) {
        desk.stop(id);
        return get(id);
    }
}

package org.shuyuan.play;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Where the reader has left a film. Everybody has a place of their own, and sees no other. */
@Path("/api/resources/{id}/progress")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "resources")
class ProgressResource {

    private static final int LONGEST_SECONDS = 7 * 24 * 3600;

    private final Progress progress;
    private final Access access;
    private final CurrentUser user;

    ProgressResource(Progress progress, Access access, CurrentUser user) {
        this.progress = progress;
        this.access = access;
        this.user = user;
    }

    /** @param at whole seconds from the beginning; 0 for the beginning or the end */
    public record At(int at) {}

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "The second where the reader has left it")
    public At get(@RestPath UUID id) {
        return new At(progress.of(user.require().id(), access.readable(id).id()));
    }

    @PUT
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps the second where the reader leaves it")
    public Response put(@RestPath UUID id, @Nullable At place) {
        if (place == null || place.at() < 0 || place.at() > LONGEST_SECONDS) {
            throw Problem.of(ProblemType.BAD_REQUEST, "at");
        }
        progress.keep(user.require().id(), access.readable(id).id(), place.at());
        return Response.noContent().build();
    }

    /** The same as {@code PUT}: what a browser sends while its page goes away can only be a POST. */
    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same, for a page that is going away (Beacon API)")
    public Response post(@RestPath UUID id, @Nullable At place) {
        return put(id, place);
    }
}

package org.shuyuan.learn.shelf;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;

/** What whoever asks has put aside. */
@Path("/api/me/favourites")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "favourites")
class FavouriteResource {

    private final Favourites favourites;
    private final Access access;
    private final CurrentUser user;

    FavouriteResource(Favourites favourites, Access access, CurrentUser user) {
        this.favourites = favourites;
        this.access = access;
        this.user = user;
    }

    /** @param resources the latest first */
    public record Own(List<UUID> resources) {}

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "The resources that whoever asks has put aside")
    public Own get() {
        return new Own(favourites.of(user.require().id()));
    }

    @PUT
    @Path("{id}")
    @Blocking
    @Authenticated
    @Operation(summary = "Puts a resource aside; one that is there already stays where it is")
    public Response put(@RestPath UUID id) {
        favourites.put(user.require().id(), access.readable(id).id());
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}")
    @Blocking
    @Authenticated
    public Response take(@RestPath UUID id) {
        favourites.take(user.require().id(), id);
        return Response.noContent().build();
    }
}

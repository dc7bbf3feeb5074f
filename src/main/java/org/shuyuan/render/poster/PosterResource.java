package org.shuyuan.render.poster;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;
import org.shuyuan.storage.BlobStore;

/** The poster of a film: pictures out of it to choose from, or one's own. */
@Path("/api/resources/{id}/poster")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "poster")
class PosterResource {

    private final Access access;
    private final Posters posters;
    private final PosterOffers offers;
    private final OwnPicture own;
    private final BlobStore blobs;

    PosterResource(Access access, Posters posters, PosterOffers offers, OwnPicture own, BlobStore blobs) {
        this.access = access;
        this.posters = posters;
        this.offers = offers;
        this.own = own;
        this.blobs = blobs;
    }

    @GET
    @Path("choices")
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pictures out of the film, six at most")
    public List<PosterOffer.Choice> choices(@PathParam("id") UUID id) {
        return offers.of(access.changeable(id).id()).choices();
    }

    @GET
    @Path("choices/{number}")
    @Blocking
    @Produces(Poster.MEDIA_TYPE)
    @Operation(summary = "One of them, small")
    public Response choice(@PathParam("id") UUID id, @PathParam("number") int number) {
        Posters.Offered offered = posters.offered(access.changeable(id).id(), number);
        return Response.ok(blobs.open(offered.card()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    @PUT
    @Path("choices/{number}/chosen")
    @Blocking
    @Operation(summary = "Chooses one of them. 204")
    public void choose(@PathParam("id") UUID id, @PathParam("number") int number) {
        UUID resource = access.changeable(id).id();
        Posters.Offered offered = posters.offered(resource, number);
        posters.choose(resource, offered.poster(), offered.card());
    }

    @PUT
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Takes a JPEG or PNG picture of up to 10 MB. 204")
    public void put(@PathParam("id") UUID id, InputStream picture) throws IOException, InterruptedException {
        own.take(access.changeable(id).id(), picture);
    }

    @DELETE
    @Blocking
    @Operation(summary = "Back to the picture that was taken by itself. 204")
    public void leave(@PathParam("id") UUID id) {
        posters.leave(access.changeable(id).id());
    }
}

package org.shuyuan.preview;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** An office document as pages: whether it is laid out. */
@Path("/api/resources/{id}/preview")
@Tag(name = "previews")
class PreviewResource {

    private final Access access;
    private final Previews previews;
    private final PreviewOffers offers;
    private final PreviewWatch watch;
    private final Typesetter typesetter;

    PreviewResource(Access access, Previews previews, PreviewOffers offers, PreviewWatch watch, Typesetter typesetter) {
        this.access = access;
        this.previews = previews;
        this.offers = offers;
        this.watch = watch;
        this.typesetter = typesetter;
    }

    /**
     * @param state {@code off} where this server has nobody who lays it out, {@code waiting}, {@code failed} or {@code ready}
     * @param pages how many; 0 while there are none
     * @param words the state for a reader
     */
    record View(String state, int pages, String words) {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether an office document is shown as pages; 404 where it is none")
    public View get(@PathParam("id") UUID id) {
        Preview preview = preview(id);
        PreviewOffer offer = offers.of(id);
        return new View(offer.state(), preview.pages(), offer.words());
    }

    /** 202; {@code GET} tells what became of it. */
    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Has a document that couldn't be laid out tried once more")
    public Response again(@PathParam("id") UUID id) {
        Preview preview = preview(id);
        if (!typesetter.ready(preview.format().sort())) {
            throw Problem.of(ProblemType.PREVIEW_UNAVAILABLE);
        }
        watch.again(preview.resource());
        return Response.accepted().build();
    }

    private Preview preview(UUID id) {
        return previews.find(access.changeable(id).id()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}

package org.shuyuan.learn.shelf;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.search.question.Question;

/** The searches that whoever asks has kept. */
@Path("/api/me/searches")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "searches")
class SavedSearchResource {

    private final SavedSearches searches;
    private final CurrentUser user;

    SavedSearchResource(SavedSearches searches, CurrentUser user) {
        this.searches = searches;
        this.user = user;
    }

    /** @param searches the latest first */
    public record Own(List<SavedSearches.Saved> searches) {}

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "The searches that whoever asks has kept")
    public Own get() {
        return new Own(searches.of(user.require().id()));
    }

    @POST
    @Blocking
    @Authenticated
    @Operation(
            summary = "Keeps a search",
            description = "Its parameters are those of GET /api/search; one that is kept already stays where it is.")
    public SavedSearches.Saved save(@Context UriInfo address) {
        return searches.save(user.require().id(), Question.asked(address.getQueryParameters()));
    }

    @DELETE
    @Path("{id}")
    @Blocking
    @Authenticated
    public Response drop(@RestPath UUID id) {
        searches.drop(user.require().id(), id);
        return Response.noContent().build();
    }
}

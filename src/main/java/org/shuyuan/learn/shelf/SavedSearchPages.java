package org.shuyuan.learn.shelf;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.Links;
import org.shuyuan.search.question.Question;

/** The button beside a search, and the way back to it. Works without scripts. */
@Path(SavedSearchPages.PATH)
@Authenticated
class SavedSearchPages {

    static final String PATH = "/searches";

    private final SavedSearches searches;
    private final CurrentUser user;

    SavedSearchPages(SavedSearches searches, CurrentUser user) {
        this.searches = searches;
        this.user = user;
    }

    /** Keeps the search whose parameters stand in this address. Answers 303 back to it. */
    @POST
    @Blocking
    @Authenticated
    public Response save(@Context UriInfo address) {
        Question question = Question.asked(address.getQueryParameters());
        return to(searches.save(user.require().id(), question).query());
    }

    /** Who had to sign in before a search was kept comes back here. Answers 303 to the search, where the button is. */
    @GET
    @PermitAll
    public Response search(@Context UriInfo address) {
        return to(Links.query(Question.asked(address.getQueryParameters()), 1));
    }

    /** Opens it; what is found now is no news any more. */
    @GET
    @Path("{id}")
    @Blocking
    @Authenticated
    public Response open(@RestPath UUID id) {
        SavedSearches.Saved saved =
                searches.find(user.require().id(), id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        searches.see(saved);
        return to(saved.query());
    }

    /** Answers 303 back to the search. */
    @POST
    @Path("{id}/drop")
    @Blocking
    @Authenticated
    public Response drop(@RestPath UUID id, @Context UriInfo address) {
        searches.drop(user.require().id(), id);
        Question question = Question.asked(address.getQueryParameters());
        String query = Links.query(question, 1);
        return query.isEmpty() ? Response.seeOther(URI.create("/me")).build() : to(query);
    }

    private static Response to(String query) {
        return Response.seeOther(URI.create("/s" + query)).build();
    }
}

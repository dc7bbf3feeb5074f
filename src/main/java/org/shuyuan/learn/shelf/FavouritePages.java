package org.shuyuan.learn.shelf;

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
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;

/** The button beside a resource. Works without scripts. */
@Path("/favourites/{id}")
@Authenticated
class FavouritePages {

    private final Favourites favourites;
    private final Access access;
    private final CurrentUser user;

    FavouritePages(Favourites favourites, Access access, CurrentUser user) {
        this.favourites = favourites;
        this.access = access;
        this.user = user;
    }

    /** Answers 303 back to the resource. */
    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, @RestForm boolean put) {
        LearningResource resource = access.readable(id);
        if (put) {
            favourites.put(user.require().id(), id);
        } else {
            favourites.take(user.require().id(), id);
        }
        return Response.seeOther(URI.create(Cards.page(resource))).build();
    }
}

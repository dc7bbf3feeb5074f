package org.shuyuan.share.copy;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.Role;

/** The button "keep a copy here" of a lesson's page. Works without scripts. */
@Path("/w/{id}/copy")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class CopyButton {

    private final Keepers keepers;
    private final Wishes wishes;

    CopyButton(Keepers keepers, Wishes wishes) {
        this.keepers = keepers;
        this.wishes = wishes;
    }

    /** Answers 303 to the lesson. */
    @POST
    @Blocking
    public Response ask(@RestPath UUID id) {
        wishes.ask(keepers.require(id).id());
        return Response.seeOther(URI.create("/w/" + id)).build();
    }
}

package org.shuyuan.preview;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;

/** The button "lay out once more" of the studio. Works without scripts. */
@Path("/studio/items/{id}/preview")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class PreviewPages {

    private final Access access;
    private final PreviewWatch watch;

    PreviewPages(Access access, PreviewWatch watch) {
        this.access = access;
        this.watch = watch;
    }

    /** Answers 303 to the item. */
    @POST
    @Blocking
    public Response again(@RestPath UUID id) {
        watch.again(access.changeable(id).id());
        return Response.seeOther(URI.create("/studio/items/" + id + "#preview")).build();
    }
}

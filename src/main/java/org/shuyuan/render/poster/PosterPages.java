package org.shuyuan.render.poster;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The poster of a film in the studio. Works without scripts; each answers 303 to the item. */
@Path("/studio/items/{id}/poster")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class PosterPages {

    private final Access access;
    private final Posters posters;
    private final OwnPicture own;

    PosterPages(Access access, Posters posters, OwnPicture own) {
        this.access = access;
        this.posters = posters;
        this.own = own;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestPath UUID id, @FormParam("choice") int number) {
        UUID resource = access.changeable(id).id();
        Posters.Offered offered = posters.offered(resource, number);
        posters.choose(resource, offered.poster(), offered.card());
        return back(id);
    }

    @POST
    @Path("own")
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@RestPath UUID id, @RestForm("file") @Nullable FileUpload file)
            throws IOException, InterruptedException {
        UUID resource = access.changeable(id).id();
        if (file == null) {
            throw Problem.of(ProblemType.POSTER_UNREADABLE);
        }
        try (InputStream picture = Files.newInputStream(file.uploadedFile())) {
            own.take(resource, picture);
        }
        return back(id);
    }

    @POST
    @Path("automatic")
    @Blocking
    public Response leave(@RestPath UUID id) {
        posters.leave(access.changeable(id).id());
        return back(id);
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/studio/items/" + id + "#poster")).build();
    }
}

package org.shuyuan.learn.join;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Role;

/** Classes, for those who teach them; and the way into them, for those who have the code. */
@Path("/api/classes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "classes")
class ClassResource {

    private final ClassDesk desk;
    private final Classes classes;

    ClassResource(ClassDesk desk, Classes classes) {
        this.desk = desk;
        this.classes = classes;
    }

    public record Wanted(@Nullable String title) {}

    public record Code(@Nullable String code) {}

    /** @param code null while the door is shut */
    public record ClassJson(UUID id, String title, @Nullable String code, List<Member> members, List<UUID> courses) {}

    /** What somebody who joins is told. */
    public record Joined(UUID id, String title, List<UUID> courses) {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "The classes that whoever asks teaches")
    public List<ClassJson> list() {
        return desk.taught().stream().map(this::json).toList();
    }

    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable Wanted wanted) {
        SchoolClass made = desk.create(wanted == null || wanted.title() == null ? "" : wanted.title());
        return Response.created(URI.create("/api/classes/" + made.id()))
                .entity(json(made))
                .build();
    }

    @GET
    @Path("{id}")
    @Blocking
    @Authenticated
    public ClassJson get(@RestPath UUID id) {
        return json(desk.taught(id));
    }

    @PUT
    @Path("{id}/courses/{course}")
    @Blocking
    @Authenticated
    @Operation(summary = "The class follows a course from now on")
    public ClassJson set(@RestPath UUID id, @RestPath UUID course) {
        desk.set(id, course);
        return get(id);
    }

    @DELETE
    @Path("{id}/courses/{course}")
    @Blocking
    @Authenticated
    public ClassJson unset(@RestPath UUID id, @RestPath UUID course) {
        desk.unset(id, course);
        return get(id);
    }

    @DELETE
    @Path("{id}/members/{account}")
    @Blocking
    @Authenticated
    @Operation(summary = "Takes somebody out of the class")
    public ClassJson take(@RestPath UUID id, @RestPath UUID account) {
        desk.take(id, account);
        return get(id);
    }

    @POST
    @Path("join")
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Joins the class behind a code")
    public Joined join(@Nullable Code code) {
        SchoolClass joined = desk.join(code == null || code.code() == null ? "" : code.code());
        return new Joined(joined.id(), joined.title(), classes.courses(joined.id()));
    }

    private ClassJson json(SchoolClass taught) {
        return new ClassJson(
                taught.id(),
                taught.title(),
                taught.code().orElse(null),
                classes.members(taught.id()),
                classes.courses(taught.id()));
    }
}

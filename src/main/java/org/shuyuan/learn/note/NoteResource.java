package org.shuyuan.learn.note;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
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
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A reader's notes on a resource. Nobody else sees them, whatever role they have. */
@Path("/api/resources/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "notes")
class NoteResource {

    private final NoteDesk desk;

    NoteResource(NoteDesk desk) {
        this.desk = desk;
    }

    /**
     * @param id of a new note; made here where it is left out
     * @param place second of a film, page of a book
     */
    public record Wanted(
            @Nullable UUID id,
            @Nullable Integer place,
            @Nullable String words) {

        int at() {
            if (place == null) {
                throw Problem.of(ProblemType.BAD_REQUEST, "place");
            }
            return place;
        }

        String said() {
            return words == null ? "" : words;
        }
    }

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "One's own notes on a resource, in the order of their places")
    public List<Note> list(@RestPath UUID id) {
        return desk.of(id);
    }

    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes a note; one with an id that was sent before stands there once")
    public Response write(@RestPath UUID id, @Nullable Wanted wanted) {
        Wanted given = given(wanted);
        UUID own = given.id() == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : given.id();
        Note written = desk.write(id, own, given.at(), given.said());
        return Response.created(URI.create("/api/resources/" + id + "/notes/" + written.id()))
                .entity(written)
                .build();
    }

    @PUT
    @Path("{note}")
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    public Note change(@RestPath UUID id, @RestPath UUID note, @Nullable Wanted wanted) {
        Wanted given = given(wanted);
        return desk.change(id, note, given.at(), given.said());
    }

    @DELETE
    @Path("{note}")
    @Blocking
    @Authenticated
    public Response remove(@RestPath UUID id, @RestPath UUID note) {
        desk.remove(id, note);
        return Response.noContent().build();
    }

    private static Wanted given(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "words");
        }
        return wanted;
    }
}

package org.shuyuan.describe;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Asset;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The chapters of a film in WebVTT; they are changed as captions are, by who names the entity tag of what is there. */
@Path("/api/resources/{id}/chapters")
@Tag(name = "chapters")
class ChapterResource {

    private final Chapters chapters;
    private final Access access;

    ChapterResource(Chapters chapters, Access access) {
        this.chapters = chapters;
        this.access = access;
    }

    @GET
    @Blocking
    @PermitAll
    @Transactional
    @Operation(summary = "The chapters in WebVTT, with their ETag: a person's, or those that are proposed")
    public Response get(@PathParam("id") UUID id) {
        Asset track = chapters.find(access.readable(id)).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Response.ok(chapters.bytes(track))
                .type(MediaType.valueOf(WebVtt.MEDIA_TYPE).withCharset("UTF-8"))
                .tag(entityTag(track))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** Puts chapters where there are none yet, or in the place of those that the writer has seen. 204 with the new ETag */
    @PUT
    @Blocking
    @Consumes({WebVtt.MEDIA_TYPE, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Puts chapters in WebVTT; those that are there only with If-Match. An empty track: none")
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body)
            throws IOException {
        UUID resource = access.changeable(id).id();
        Asset track = chapters.put(resource, CaptionResource.bounded(body), Precondition.of(ifMatch, ifNoneMatch));
        return Response.noContent().tag(entityTag(track)).build();
    }

    @DELETE
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Takes the chapters away, with If-Match; they are proposed again with the next original")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        chapters.remove(access.changeable(id).id(), Precondition.of(ifMatch, null));
        return Response.noContent().build();
    }

    private static EntityTag entityTag(Asset track) {
        return new EntityTag(Precondition.value(track.sha256()));
    }
}

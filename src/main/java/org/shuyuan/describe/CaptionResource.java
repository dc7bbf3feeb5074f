package org.shuyuan.describe;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Asset;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The captions of a film, a track for each language: WebVTT or SRT comes in, clean WebVTT goes out. Two people who edit
 * the same track don't overwrite each other: a track is replaced by who names its entity tag in {@code If-Match}.
 */
@Path("/api/resources/{id}/captions")
@Tag(name = "captions")
class CaptionResource {

    /** Four hours of speech are a tenth of this. */
    static final int MAX_BYTES = 4 << 20;

    private static final String SUBRIP = "application/x-subrip";

    private final Captions captions;
    private final Access access;

    CaptionResource(Captions captions, Access access) {
        this.captions = captions;
        this.access = access;
    }

    /**
     * @param lang BCP 47
     * @param origin {@code person}, or {@code extracted} where it lay in the film, or {@code recognised} by a machine
     * @param size bytes
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Track(String lang, String origin, String etag, long size, String url) {}

    @GET
    @Blocking
    @PermitAll
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The caption tracks, one for each language")
    public List<Track> all(@PathParam("id") UUID id) {
        return captions.all(access.readable(id)).stream()
                .map(asset -> new Track(
                        asset.language().orElse(""),
                        asset.origin().id(),
                        Precondition.tag(asset.sha256()),
                        asset.size(),
                        "/api/resources/" + id + "/captions/" + asset.language().orElse("")))
                .toList();
    }

    @GET
    @Path("{lang}")
    @Blocking
    @PermitAll
    @Transactional
    @Operation(summary = "One track in WebVTT, with its ETag")
    public Response get(@PathParam("id") UUID id, @PathParam("lang") String language) {
        Asset track =
                captions.find(access.readable(id), tag(language)).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Response.ok(captions.bytes(track))
                .type(MediaType.valueOf(WebVtt.MEDIA_TYPE).withCharset("UTF-8"))
                .tag(entityTag(track))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** Adds a track, or replaces whatever there is in the same language. 204 */
    @POST
    @Blocking
    @Consumes({WebVtt.MEDIA_TYPE, SUBRIP, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Adds or replaces a track in WebVTT or SRT, whoever has changed it")
    public Response add(@PathParam("id") UUID id, @QueryParam("lang") @Nullable String language, InputStream body)
            throws IOException {
        UUID resource = access.changeable(id).id();
        String tag = tag(language);
        captions.attach(resource, tag, tag + ".vtt", bounded(body));
        return Response.noContent().build();
    }

    /** Puts a track that isn't there yet, or one that the writer has seen as it is. 204 with the new ETag */
    @PUT
    @Path("{lang}")
    @Blocking
    @Consumes({WebVtt.MEDIA_TYPE, SUBRIP, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Puts a track in WebVTT or SRT; one that is there only with If-Match")
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("lang") String language,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body)
            throws IOException {
        UUID resource = access.changeable(id).id();
        String tag = tag(language);
        Asset track = captions.put(resource, tag, tag + ".vtt", bounded(body), Precondition.of(ifMatch, ifNoneMatch));
        return Response.noContent().tag(entityTag(track)).build();
    }

    @DELETE
    @Path("{lang}")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Takes a track away, with If-Match")
    public Response remove(
            @PathParam("id") UUID id,
            @PathParam("lang") String language,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        captions.remove(access.changeable(id).id(), tag(language), Precondition.of(ifMatch, null));
        return Response.noContent().build();
    }

    private static EntityTag entityTag(Asset track) {
        return new EntityTag(Precondition.value(track.sha256()));
    }

    static byte[] bounded(InputStream body) throws IOException {
        byte[] file = body.readNBytes(MAX_BYTES + 1);
        if (file.length > MAX_BYTES) {
            throw Problem.of(ProblemType.CAPTIONS_TOO_LARGE, MAX_BYTES >> 20);
        }
        return file;
    }

    static String tag(@Nullable String language) {
        return LanguageTag.of(language).orElseThrow(() -> Problem.of(ProblemType.CAPTION_LANGUAGE_MISSING));
    }
}

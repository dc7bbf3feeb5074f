package org.shuyuan.describe;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Captions that come beside a film. */
@Path("/api/resources/{id}/captions")
class CaptionResource {

    /** Four hours of speech are a tenth of this. */
    private static final int MAX_BYTES = 4 << 20;

    private final Captions captions;
    private final Access access;

    CaptionResource(Captions captions, Access access) {
        this.captions = captions;
        this.access = access;
    }

    /** Adds a track in WebVTT, or replaces that of the same language. 204 */
    @POST
    @Blocking
    @Consumes(Captions.MEDIA_TYPE)
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    public Response add(@PathParam("id") UUID id, @QueryParam("lang") @Nullable String language, InputStream body)
            throws IOException {
        UUID resource = access.changeable(id).id();
        byte[] webVtt = body.readNBytes(MAX_BYTES + 1);
        if (webVtt.length > MAX_BYTES) {
            throw Problem.of(ProblemType.CAPTIONS_TOO_LARGE, MAX_BYTES >> 20);
        }
        String tag = tag(language);
        captions.attach(resource, tag, tag + ".vtt", webVtt);
        return Response.noContent().build();
    }

    private static String tag(@Nullable String language) {
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(language == null ? "" : language)
                    .build()
                    .toLanguageTag();
            if (!tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException malformed) {
            // told below
        }
        throw Problem.of(ProblemType.CAPTION_LANGUAGE_MISSING);
    }
}

package org.shuyuan.speech;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.describe.LanguageTag;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The button "recognise" of the studio. Works without scripts. */
@Path("/studio/items/{id}/recognition")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class RecognitionPages {

    private final Access access;
    private final Dictation dictation;

    RecognitionPages(Access access, Dictation dictation) {
        this.access = access;
        this.dictation = dictation;
    }

    /** Answers 303 to the captions of the item. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response want(@RestPath UUID id, @FormParam("lang") @Nullable String lang) {
        String language = LanguageTag.of(lang).orElseThrow(() -> Problem.of(ProblemType.CAPTION_LANGUAGE_MISSING));
        dictation.want(access.changeable(id).id(), language);
        return Response.seeOther(URI.create("/studio/items/" + id + "#captions"))
                .build();
    }
}

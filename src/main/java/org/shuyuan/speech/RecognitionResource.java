package org.shuyuan.speech;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.describe.LanguageTag;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Captions by a machine: asked for by who may change the film, and proofread by a person afterwards. */
@Path("/api/resources/{id}/recognition")
@Tag(name = "captions")
class RecognitionResource {

    private final Access access;
    private final Dictation dictation;
    private final Recognitions recognitions;
    private final SpeechConfig config;
    private final Messages messages;
    private final ReaderLanguage reader;

    RecognitionResource(
            Access access,
            Dictation dictation,
            Recognitions recognitions,
            SpeechConfig config,
            Messages messages,
            ReaderLanguage reader) {
        this.access = access;
        this.dictation = dictation;
        this.recognitions = recognitions;
        this.config = config;
        this.messages = messages;
        this.reader = reader;
    }

    /**
     * @param lang BCP 47
     * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
     * @param percent 0 to 100
     * @param words the same for a reader
     * @param problem why it failed and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String lang,
            String state,
            int percent,
            String words,
            @Nullable String problem) {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far the latest recognition of speech is; 404 where none was asked for")
    public View get(@PathParam("id") UUID id) {
        Recognition latest = recognitions
                .ofResource(access.changeable(id).id())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return new View(
                latest.language(),
                latest.state().id(),
                latest.percent(),
                messages.say(reader.get(), "speech." + latest.state().id(), latest.percent()),
                latest.problem()
                        .map(type -> Problem.of(type).detail(messages, reader.get()))
                        .orElse(null));
    }

    /** 202; {@code GET} tells how far it is. */
    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Has captions made by recognition of speech, where the operator has set up a model")
    public Response want(@PathParam("id") UUID id, @QueryParam("lang") @Nullable String lang) {
        String language = lang == null
                ? config.language()
                : LanguageTag.of(lang).orElseThrow(() -> Problem.of(ProblemType.CAPTION_LANGUAGE_MISSING));
        dictation.want(access.changeable(id).id(), language);
        return Response.accepted().build();
    }
}

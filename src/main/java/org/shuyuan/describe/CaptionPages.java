package org.shuyuan.describe;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.intake.CaptionList;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The captions of a film in the studio. Sending and taking away works without scripts; cue by cue needs one. */
@Path("/studio/items/{id}/captions")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class CaptionPages {

    private final Access access;
    private final Captions captions;
    private final CaptionList.Drawing lists;
    private final Messages messages;
    private final ReaderLanguage language;

    CaptionPages(
            Access access, Captions captions, CaptionList.Drawing lists, Messages messages, ReaderLanguage language) {
        this.access = access;
        this.captions = captions;
        this.lists = lists;
        this.messages = messages;
        this.language = language;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CaptionTracks(String title, CaptionList captions, String problem) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CaptionEditor(UUID id, String title, String lang, String name, boolean recognised)
            implements TemplateInstance {}

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance tracks(@RestPath UUID id) {
        return page(access.changeable(id), "");
    }

    /** Answers 303 to the editor, or the page with the reason why the file can't be taken. */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(
            @RestPath UUID id,
            @RestForm("lang") @Nullable String lang,
            @RestForm("then") @DefaultValue("send") String then,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        LearningResource resource = access.changeable(id);
        try {
            String tag = CaptionResource.tag(lang);
            if (!then.equals("write")) {
                captions.attach(resource.id(), tag, tag + ".vtt", bytes(file));
            }
            return Response.seeOther(URI.create("/studio/items/" + id + "/captions/" + tag))
                    .build();
        } catch (Problem refused) {
            return Response.status(refused.type().status())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(page(resource, refused.detail(messages, language.get()))
                            .render())
                    .build();
        }
    }

    @GET
    @Path("{lang}")
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance editor(@RestPath UUID id, @RestPath String lang) {
        LearningResource resource = access.changeable(id);
        String tag = CaptionResource.tag(lang);
        boolean recognised = captions.find(resource, tag)
                .filter(track -> track.origin() == Origin.RECOGNISED)
                .isPresent();
        return new CaptionEditor(id, resource.title(), tag, lists.title(tag, language.get()), recognised);
    }

    @POST
    @Path("{lang}/remove")
    @Blocking
    public Response remove(@RestPath UUID id, @RestPath String lang) {
        captions.remove(access.changeable(id).id(), CaptionResource.tag(lang), Precondition.NONE);
        return Response.seeOther(URI.create("/studio/items/" + id + "#captions"))
                .build();
    }

    private static byte[] bytes(@Nullable FileUpload file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream body = Files.newInputStream(file.uploadedFile())) {
            return CaptionResource.bounded(body);
        }
    }

    private CaptionTracks page(LearningResource resource, String problem) {
        return new CaptionTracks(resource.title(), lists.of(resource, language.get()), problem);
    }
}

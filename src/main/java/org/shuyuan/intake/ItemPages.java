package org.shuyuan.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** One resource in the studio: its descriptors, and whether the world sees it. Works without scripts. */
@Path("/studio/items/{id}")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ItemPages {

    private final Access access;
    private final Catalog catalog;
    private final ItemView.Drawing items;
    private final DescriptorForm.Drawing forms;
    private final CaptionList.Drawing captions;
    private final Messages messages;
    private final ReaderLanguage language;
    private final HttpHeaders headers;

    ItemPages(
            Access access,
            Catalog catalog,
            ItemView.Drawing items,
            DescriptorForm.Drawing forms,
            CaptionList.Drawing captions,
            Messages messages,
            ReaderLanguage language,
            HttpHeaders headers) {
        this.access = access;
        this.catalog = catalog;
        this.items = items;
        this.forms = forms;
        this.captions = captions;
        this.messages = messages;
        this.language = language;
        this.headers = headers;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Item(ItemView item, DescriptorForm form, CaptionList captions, boolean saved, String problem)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ItemForm(DescriptorForm form) implements TemplateInstance {}

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance item(@RestPath UUID id, @RestQuery @DefaultValue("false") boolean saved) {
        return page(access.changeable(id), saved, "");
    }

    /** The form alone, for a page that shows it when the file has been read. */
    @GET
    @Path("form")
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance form(@RestPath UUID id) {
        return new ItemForm(forms.of(access.changeable(id), language.get()));
    }

    /** Answers 303 to the page of the item, or the page with the reason why it can't be so. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestPath UUID id,
            @FormParam("then") @DefaultValue("save") String then,
            MultivaluedMap<String, String> sent) {
        LearningResource resource = access.changeable(id);
        try {
            catalog.describe(id, Origin.PERSON, forms.words(resource, sent));
            if (then.equals("publish")) {
                catalog.publish(id);
            }
        } catch (Problem refused) {
            return refusal(id, refused);
        }
        return Response.seeOther(URI.create("/studio/items/" + id + "?saved=true"))
                .build();
    }

    @POST
    @Path("publish")
    @Blocking
    public Response publish(@RestPath UUID id) {
        access.changeable(id);
        try {
            catalog.publish(id);
        } catch (Problem refused) {
            return refusal(id, refused);
        }
        return Response.seeOther(URI.create("/studio/items")).build();
    }

    @POST
    @Path("withdraw")
    @Blocking
    public Response withdraw(@RestPath UUID id) {
        access.changeable(id);
        catalog.withdraw(id, messages.say(language.get(), "items.withdrawn-reason"));
        return Response.seeOther(URI.create("/studio/items")).build();
    }

    @POST
    @Path("try-again")
    @Blocking
    public Response tryAgain(@RestPath UUID id) {
        access.changeable(id);
        catalog.tryAgain(id);
        return Response.seeOther(URI.create("/studio/items/" + id)).build();
    }

    /** The form with what is known, and why the rest can't be so; to a script the reason alone. */
    private Response refusal(UUID id, Problem refused) {
        if (!headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.TEXT_HTML_TYPE)) {
            throw refused;
        }
        return Response.status(refused.type().status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(access.changeable(id), false, refused.detail(messages, language.get()))
                        .render())
                .build();
    }

    private Item page(LearningResource resource, boolean saved, String problem) {
        return new Item(
                items.of(resource, language.get()),
                forms.of(resource, language.get()),
                captions.of(resource, language.get()),
                saved,
                problem);
    }
}

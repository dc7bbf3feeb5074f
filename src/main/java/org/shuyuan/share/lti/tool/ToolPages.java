package org.shuyuan.share.lti.tool;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.key.JwksResource;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The curator's page of tools that courses may hold. Works without scripts. */
@Path("/admin/tools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ToolPages {

    private static final URI HERE = URI.create("/admin/tools");

    private final ToolDesk desk;
    private final Organisations organisations;
    private final PublicAddress address;
    private final Messages messages;
    private final ReaderLanguage language;

    ToolPages(
            ToolDesk desk,
            Organisations organisations,
            PublicAddress address,
            Messages messages,
            ReaderLanguage language) {
        this.desk = desk;
        this.organisations = organisations;
        this.address = address;
        this.messages = messages;
        this.language = language;
    }

    /** A tool in the list. */
    record ToolRow(UUID id, String title, String house, String origins) {}

    /** What is typed on the side of the tool. */
    record Ours(
            String issuer,
            String client,
            String deployment,
            String authorisation,
            String keys,
            String token,
            String answer) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolList(List<ToolRow> tools, ToolForm form, List<Organisation> houses, String problem)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolPage(UUID id, Ours ours, ToolForm form, List<Organisation> houses, String problem)
            implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list() {
        return list(ToolForm.EMPTY, "");
    }

    /** Answers 303 to the page of the new tool, or the form with the reason why it can't be. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> given) {
        ToolForm form = ToolForm.of(given);
        try {
            return to(desk.add(form).id());
        } catch (Problem refused) {
            return refusal(refused, list(form, detail(refused)));
        }
    }

    @GET
    @Path("{id}")
    @Blocking
    public TemplateInstance tool(@RestPath UUID id) {
        return page(id, ToolForm.of(desk.kept(id)), "");
    }

    @POST
    @Path("{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> given) {
        Tool known = desk.kept(id);
        ToolForm form = ToolForm.of(given);
        try {
            return to(desk.change(known.id(), form).id());
        } catch (Problem refused) {
            return refusal(refused, page(id, form, detail(refused)));
        }
    }

    @POST
    @Path("{id}/remove")
    @Blocking
    public Response remove(@RestPath UUID id) {
        desk.remove(id);
        return Response.seeOther(HERE).build();
    }

    private TemplateInstance list(ToolForm form, String problem) {
        return new ToolList(desk.kept().stream().map(this::row).toList(), form, desk.houses(), problem);
    }

    private ToolRow row(Tool tool) {
        return new ToolRow(
                tool.id(),
                tool.title(),
                organisations.find(tool.organisation()).map(Organisation::title).orElse(""),
                tool.origins());
    }

    private TemplateInstance page(UUID id, ToolForm form, String problem) {
        Ours ours = new Ours(
                address.base(),
                id.toString(),
                Tool.DEPLOYMENT,
                address.of(AuthoriseResource.PATH),
                address.of(JwksResource.PATH),
                address.of(TokenResource.PATH),
                address.of(DeepLinkResource.PATH));
        return new ToolPage(id, ours, form, desk.houses(), problem);
    }

    private String detail(Problem refused) {
        return refused.detail(messages, language.get());
    }

    private static Response refusal(Problem refused, TemplateInstance page) {
        return Response.status(refused.type().status()).entity(page).build();
    }

    private static Response to(UUID tool) {
        return Response.seeOther(URI.create(HERE + "/" + tool)).build();
    }
}

package org.shuyuan.share.lti.registration;

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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.platform.Arrivals;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The curator's page of learning platforms. Works without scripts. */
@Path("/admin/platforms")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class PlatformPages {

    private static final String HERE = "/admin/platforms";

    private final Registrations registrations;
    private final Arrivals arrivals;
    private final SelfTest test;
    private final OwnConfiguration own;
    private final Messages messages;
    private final ReaderLanguage language;

    PlatformPages(
            Registrations registrations,
            Arrivals arrivals,
            SelfTest test,
            OwnConfiguration own,
            Messages messages,
            ReaderLanguage language) {
        this.registrations = registrations;
        this.arrivals = arrivals;
        this.test = test;
        this.own = own;
        this.messages = messages;
        this.language = language;
    }

    /** Words of a check: what is so, and what helps where it is bad. */
    record CheckView(String state, String words, String detail) {}

    /**
     * @param link that was made a moment ago; shown once
     * @param typed what was typed into the form, where something in it was wrong, and {@code problem} what
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PlatformList(
            List<Platform> platforms,
            List<Organisation> houses,
            OwnConfiguration.Addresses own,
            String link,
            Map<String, String> typed,
            String problem)
            implements TemplateInstance {}

    /** @param forgotten whether somebody was found who was to be forgotten a moment ago; nothing where nobody was to be */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PlatformPage(
            Platform platform,
            Arrivals.Traffic traffic,
            List<CheckView> checks,
            OwnConfiguration.Addresses own,
            Map<String, String> typed,
            String problem,
            @Nullable Boolean forgotten)
            implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list() {
        return list("", Map.of(), "");
    }

    /** Shows a link by which a platform registers itself. */
    @POST
    @Path("link")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance link(@RestForm @Nullable UUID organisation) {
        if (organisation == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "organisation");
        }
        return list(registrations.link(organisation), Map.of(), "");
    }

    /** Answers 303 to the page of the new registration, or the form with what is wrong in it. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> form) {
        try {
            return to(registrations.add(form).id());
        } catch (Problem wrong) {
            return Response.status(wrong.type().status())
                    .type(MediaType.TEXT_HTML_TYPE)
                    .entity(list("", typed(form), said(wrong)).render())
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @Blocking
    public TemplateInstance platform(@RestPath UUID id, @RestQuery @Nullable Boolean forgotten)
            throws InterruptedException {
        return page(registrations.get(id), Map.of(), "", forgotten);
    }

    @POST
    @Path("{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> form) throws InterruptedException {
        try {
            registrations.change(id, form);
            return to(id);
        } catch (Problem wrong) {
            return Response.status(wrong.type().status())
                    .type(MediaType.TEXT_HTML_TYPE)
                    .entity(page(registrations.get(id), typed(form), said(wrong), null)
                            .render())
                    .build();
        }
    }

    @POST
    @Path("{id}/active")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response active(@RestPath UUID id, @RestForm boolean on) {
        registrations.active(id, on);
        return to(id);
    }

    @POST
    @Path("{id}/deployments")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response deployment(@RestPath UUID id, @RestForm @Nullable String deployment, @RestForm boolean shut) {
        registrations.letIn(id, deployment == null ? "" : deployment, !shut);
        return to(id);
    }

    /** Forgets one who came from there, by the sign by which the platform knows them. */
    @POST
    @Path("{id}/forget")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forget(@RestPath UUID id, @RestForm @Nullable String subject) {
        boolean there = registrations.forget(id, subject == null ? "" : subject);
        return Response.seeOther(URI.create(HERE + "/" + id + "?forgotten=" + there + "#forget"))
                .build();
    }

    /** Removes it with everybody who came from there, and with what they have learned here. */
    @POST
    @Path("{id}/remove")
    @Blocking
    public Response remove(@RestPath UUID id) {
        registrations.remove(id);
        return Response.seeOther(URI.create(HERE)).build();
    }

    private PlatformList list(String link, Map<String, String> typed, String problem) {
        return new PlatformList(registrations.all(), registrations.houses(), own.addresses(), link, typed, problem);
    }

    private PlatformPage page(Platform platform, Map<String, String> typed, String problem, @Nullable Boolean forgotten)
            throws InterruptedException {
        Map<String, String> shown = typed.isEmpty()
                ? Map.of(
                        "audience", platform.audience().orElse(""),
                        "title", platform.title(),
                        "issuer", platform.issuer(),
                        "client", platform.clientId(),
                        "authorisation", platform.authorisation().toString(),
                        "token", platform.token().toString(),
                        "keys", platform.keys().toString(),
                        "frames", platform.frames())
                : typed;
        return new PlatformPage(
                platform,
                arrivals.of(platform.id()),
                test.run(platform).stream().map(this::view).toList(),
                own.addresses(),
                shown,
                problem,
                forgotten);
    }

    private CheckView view(SelfTest.Check check) {
        boolean refused = check.id().equals("launch")
                && check.state() != SelfTest.State.GOOD
                && !check.detail().isEmpty();
        String state = refused && check.state() == SelfTest.State.OPEN
                ? "unproven"
                : check.state().id();
        String fault = "lti-fault." + check.detail();
        return new CheckView(
                check.state().id(),
                say(
                        "platform-check." + check.id() + "-" + state,
                        refused ? say(fault + ".title") : "",
                        refused ? say(fault + ".help") : ""),
                refused ? "" : check.detail());
    }

    private String say(String key, Object... arguments) {
        return messages.say(language.get(), key, arguments);
    }

    private String said(Problem wrong) {
        return wrong.detail(messages, language.get());
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        return form.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private static Response to(UUID id) {
        return Response.seeOther(URI.create(HERE + "/" + id)).build();
    }
}

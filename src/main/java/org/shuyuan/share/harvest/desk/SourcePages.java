package org.shuyuan.share.harvest.desk;

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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.Doubts;
import org.shuyuan.share.harvest.Rhythm;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Source;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The curator's page of repositories that are harvested. Works without scripts. */
@Path("/admin/sources")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class SourcePages {

    private static final URI HERE = URI.create("/admin/sources");

    private final Desk desk;
    private final Doubts doubts;
    private final SourceViews views;
    private final Choices choices;
    private final Messages messages;
    private final ReaderLanguage language;

    SourcePages(
            Desk desk, Doubts doubts, SourceViews views, Choices choices, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.doubts = doubts;
        this.views = views;
        this.choices = choices;
        this.messages = messages;
        this.language = language;
    }

    /** A doubt for a reader. */
    record DoubtView(String identifier, String reason, String detail) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SourceList(List<SourceView> sources, String url, String problem) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NewSourcePage(Seen seen) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SourcePage(SourceView source, List<RunView> runs, List<Choice> rhythms) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RunPage(SourceView source, RunView run, List<DoubtView> doubts) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list() {
        return list("", "");
    }

    /** What the repository at an address has, and the form that takes it up. */
    @GET
    @Path("new")
    @Blocking
    public Object look(@RestQuery @Nullable String url, @RestQuery @Nullable String set) {
        String address = url == null ? "" : url;
        try {
            return new NewSourcePage(
                    choices.of(desk.preview(address, present(set)), present(set).orElse("")));
        } catch (Problem refused) {
            return refusal(address, refused);
        }
    }

    /** Answers 303 to the page of the new source, or the form with the reason why it can't be. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object add(MultivaluedMap<String, String> form) {
        String url = present(form.getFirst("url")).orElse("");
        try {
            Source source = desk.add(new NewSource(
                    url,
                    present(form.getFirst("name")),
                    present(form.getFirst("set")),
                    present(form.getFirst("prefix")),
                    present(form.getFirst("organisation")).orElse(""),
                    present(form.getFirst("kind")).orElse(""),
                    rhythm(form.getFirst("rhythm")),
                    SourceResource.Wanted.level(present(form.getFirst("level")).orElse(""))));
            return Response.seeOther(URI.create(HERE + "/" + source.id())).build();
        } catch (Problem refused) {
            return refusal(url, refused);
        }
    }

    @GET
    @Path("{id}")
    @Blocking
    public TemplateInstance source(@RestPath UUID id) {
        return new SourcePage(
                views.source(desk.source(id)),
                desk.history(id).stream().map(views::run).toList(),
                choices.rhythms());
    }

    @POST
    @Path("{id}/runs")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@RestPath UUID id, @RestForm @Nullable String mode) {
        desk.begin(id, new SourceResource.WantedRun(mode).read());
        return back(id);
    }

    @POST
    @Path("{id}/rhythm")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(@RestPath UUID id, @RestForm @Nullable String rhythm) {
        desk.keep(id, rhythm(rhythm));
        return back(id);
    }

    @POST
    @Path("{id}/identity")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@RestPath UUID id, @RestForm @Nullable String identifier) {
        desk.confirm(id, present(identifier).orElse(""));
        return back(id);
    }

    @POST
    @Path("{id}/leave")
    @Blocking
    public Response leave(@RestPath UUID id) {
        desk.leave(id);
        return Response.seeOther(HERE).build();
    }

    @GET
    @Path("runs/{run}")
    @Blocking
    public TemplateInstance run(@RestPath UUID run) {
        Run found = desk.run(run);
        List<DoubtView> noticed = doubts.of(run).stream()
                .map(doubt -> new DoubtView(
                        doubt.identifier(),
                        messages.say(language.get(), "doubt." + doubt.reason().id()),
                        doubt.detail()))
                .toList();
        return new RunPage(views.source(desk.source(found.source())), views.run(found), noticed);
    }

    /** @param deed {@code pause}, {@code resume} or {@code stop} */
    @POST
    @Path("runs/{run}/{deed}")
    @Blocking
    public Response change(@RestPath UUID run, @RestPath String deed) {
        switch (deed) {
            case "pause" -> desk.pause(run);
            case "resume" -> desk.resume(run);
            case "stop" -> desk.stop(run);
            default -> throw Problem.of(ProblemType.NOT_FOUND);
        }
        return back(desk.run(run).source());
    }

    private TemplateInstance list(String url, String problem) {
        return new SourceList(desk.sources().stream().map(views::source).toList(), url, problem);
    }

    private static Rhythm rhythm(@Nullable String id) {
        return SourceResource.Wanted.rhythm(id == null ? "" : id);
    }

    /** The page of all sources, and why this one can't be. */
    private Response refusal(String url, Problem refused) {
        return Response.status(refused.type().status())
                .entity(list(url, refused.detail(messages, language.get())))
                .build();
    }

    private static Optional<String> present(@Nullable String text) {
        return SourceResource.Wanted.present(text);
    }

    private static Response back(UUID source) {
        return Response.seeOther(URI.create(HERE + "/" + source)).build();
    }
}

package org.shuyuan.share.harvest;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The curator's page of repositories that are harvested. Works without scripts. */
@Path("/admin/sources")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class SourcePages {

    private static final URI HERE = URI.create("/admin/sources");

    /** More sets than this are not chosen from a list. */
    private static final int MOST_SETS = 500;

    private final Desk desk;
    private final Doubts doubts;
    private final SourceViews views;
    private final Kinds kinds;
    private final Messages messages;
    private final ReaderLanguage language;

    SourcePages(Desk desk, Doubts doubts, SourceViews views, Kinds kinds, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.doubts = doubts;
        this.views = views;
        this.kinds = kinds;
        this.messages = messages;
        this.language = language;
    }

    /** Something to choose in a form. */
    record Option(String id, String title) {}

    /** A doubt for a reader. */
    record DoubtView(String identifier, String reason, String detail) {}

    /** What was seen of a repository, to choose from. */
    record Seen(
            String url,
            String name,
            String set,
            @Nullable Long size,
            String formats,
            List<Option> prefixes,
            List<Option> sets,
            List<Option> houses,
            List<Option> kinds,
            List<Option> rhythms,
            List<Option> levels) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SourceList(List<SourceView> sources, String url, String problem) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record NewSourcePage(Seen seen) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SourcePage(SourceView source, List<RunView> runs, List<Option> rhythms) implements TemplateInstance {}

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
                    seen(desk.preview(address, present(set)), present(set).orElse("")));
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
                rhythms());
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

    private Seen seen(Preview preview, String set) {
        return new Seen(
                preview.base().toString(),
                preview.identity().name(),
                set,
                preview.size().orElse(null),
                String.join(", ", preview.others()),
                preview.formats().stream().map(this::format).toList(),
                preview.sets().stream()
                        .limit(MOST_SETS)
                        .map(each -> new Option(each.spec(), each.name()))
                        .toList(),
                desk.houses().stream().map(SourcePages::house).toList(),
                kinds.all().stream()
                        .map(kind -> new Option(kind.id(), kind.title().in(language.get())))
                        .toList(),
                rhythms(),
                Arrays.stream(OrganisationLevel.values())
                        .map(level -> new Option(level.id(), messages.say(language.get(), "level." + level.id())))
                        .toList());
    }

    private Option format(String prefix) {
        return new Option(prefix, messages.say(language.get(), "sources.format", prefix));
    }

    private static Option house(Organisation house) {
        return new Option(house.code(), house.title());
    }

    private List<Option> rhythms() {
        return Arrays.stream(Rhythm.values())
                .map(rhythm -> new Option(rhythm.id(), messages.say(language.get(), "rhythm." + rhythm.id())))
                .toList();
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

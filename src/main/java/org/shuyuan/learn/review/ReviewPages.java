package org.shuyuan.learn.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Role;
import org.shuyuan.text.CsvTable;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The rounds of a lesson: opened, led, scored, printed, taken away as a table. All of it works without scripts. */
@Path("/studio/review/{lesson}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ReviewPages {

    private static final String LEVEL = "level-";

    private final ReviewAccess access;
    private final ReviewDesk desk;
    private final ReviewDrawing drawing;
    private final Rubrics rubrics;
    private final Rounds rounds;
    private final Comments comments;
    private final Messages messages;
    private final ReaderLanguage language;

    ReviewPages(
            ReviewAccess access,
            ReviewDesk desk,
            ReviewDrawing drawing,
            Rubrics rubrics,
            Rounds rounds,
            Comments comments,
            Messages messages,
            ReaderLanguage language) {
        this.access = access;
        this.desk = desk;
        this.drawing = drawing;
        this.rubrics = rubrics;
        this.rounds = rounds;
        this.comments = comments;
        this.messages = messages;
        this.language = language;
    }

    /** @param here whether it is the round that is shown */
    record Other(UUID id, String words, boolean here) {}

    /** @param round nothing while there is none that whoever looks may see */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewPage(
            UUID lesson,
            String title,
            String href,
            List<Other> others,
            @Nullable RoundView round,
            boolean leads,
            boolean curates,
            boolean openable,
            List<RoundView.Choice> rubrics)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReviewPrint(UUID lesson, String title, RoundView round) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance show(@RestPath UUID lesson, @RestQuery @Nullable UUID round) {
        LearningResource looked = access.lesson(lesson);
        List<Round> all = access.rounds(looked);
        Round shown = round != null
                ? access.round(looked, round)
                : all.stream().findFirst().orElse(null);
        return new ReviewPage(
                lesson,
                looked.title(),
                Cards.page(looked),
                all.stream()
                        .map(each -> new Other(
                                each.id(),
                                drawing.day(each),
                                shown != null && each.id().equals(shown.id())))
                        .toList(),
                shown == null ? null : drawing.draw(looked, shown),
                access.leads(looked),
                access.curates(looked),
                access.leads(looked) && all.stream().noneMatch(Round::open),
                rubrics.all().stream()
                        .map(rubric ->
                                new RoundView.Choice(rubric.id(), rubric.title().in(language.get()), false))
                        .toList());
    }

    @GET
    @Path("{round}/print")
    @Blocking
    public TemplateInstance print(@RestPath UUID lesson, @RestPath UUID round) {
        LearningResource looked = access.lesson(lesson);
        return new ReviewPrint(lesson, looked.title(), drawing.draw(looked, access.round(looked, round)));
    }

    @GET
    @Path("{round}/review.csv")
    @Blocking
    @Produces("text/csv")
    public Response table(@RestPath UUID lesson, @RestPath UUID round) {
        Round asked = access.round(access.lesson(lesson), round);
        return Response.ok(
                        ReviewCsv.of(asked, comments.of(round), rounds.scores(round), messages, language.get()),
                        CsvTable.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"review.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @POST
    @Path("open")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @RestPath UUID lesson, @RestForm @Nullable String rubric, @RestForm @Nullable String reviewers) {
        return back(
                lesson,
                desk.open(
                        lesson, rubric == null ? "" : rubric, ReviewDrawing.names(reviewers == null ? "" : reviewers)));
    }

    @POST
    @Path("{round}/invite")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(@RestPath UUID lesson, @RestPath UUID round, @RestForm @Nullable String name) {
        desk.invite(lesson, round, name == null ? "" : name.strip());
        return back(lesson, round);
    }

    @POST
    @Path("{round}/uninvite")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response uninvite(@RestPath UUID lesson, @RestPath UUID round, @RestForm UUID account) {
        desk.uninvite(lesson, round, account);
        return back(lesson, round);
    }

    @POST
    @Path("{round}/close")
    @Blocking
    public Response close(@RestPath UUID lesson, @RestPath UUID round) {
        desk.close(lesson, round);
        return back(lesson, round);
    }

    /** {@code level-<criterion>} for each criterion; empty for what isn't scored. */
    @POST
    @Path("{round}/scores")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response score(@RestPath UUID lesson, @RestPath UUID round, MultivaluedMap<String, String> form) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            String level = values.getFirst();
            if (name.startsWith(LEVEL) && !level.isEmpty()) {
                levels.put(name.substring(LEVEL.length()), ReviewCommentPages.level(level));
            }
        });
        desk.score(lesson, round, levels);
        return back(lesson, round);
    }

    static Response back(UUID lesson, UUID round) {
        return Response.seeOther(URI.create("/studio/review/" + lesson + "?round=" + round))
                .build();
    }
}

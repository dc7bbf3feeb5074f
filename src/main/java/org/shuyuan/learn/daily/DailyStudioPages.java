package org.shuyuan.learn.daily;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.search.Search;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Where curators choose a lesson a day, four weeks ahead. Works without scripts, and by the keyboard. */
@Path("/studio/daily")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class DailyStudioPages {

    private static final String HERE = "/studio/daily";
    private static final int FOUND = 12;

    private final DailyDesk desk;
    private final DailyCalendar calendar;
    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Search search;
    private final Catalog catalog;
    private final Access access;
    private final Cards cards;
    private final Messages messages;
    private final ReaderLanguage language;

    DailyStudioPages(
            DailyDesk desk,
            DailyCalendar calendar,
            Programme programme,
            Days days,
            Stages stages,
            Search search,
            Catalog catalog,
            Access access,
            Cards cards,
            Messages messages,
            ReaderLanguage language) {
        this.desk = desk;
        this.calendar = calendar;
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.search = search;
        this.catalog = catalog;
        this.access = access;
        this.cards = cards;
        this.messages = messages;
        this.language = language;
    }

    /** @param told what has become of something that a colleague had chosen; may be empty */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DailyList(DailyCalendar.View calendar, String told) implements TemplateInstance {}

    /**
     * @param href of this place
     * @param standing what stands there; nothing in a gap
     * @param seen the id of that, by which a later change is noticed; may be empty
     * @param found nothing where nothing was asked
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DailyChoice(
            String href,
            String stage,
            String day,
            LocalDate date,
            LocalDate today,
            @Nullable Card standing,
            boolean published,
            String seen,
            String asked,
            List<Card> found,
            String problem)
            implements TemplateInstance {}

    /** @param replaced the id of what a colleague had put, meanwhile, where a lesson was chosen a moment ago */
    @GET
    @Blocking
    public TemplateInstance list(@RestQuery @Nullable String replaced) {
        String told = replaced == null
                ? ""
                : access.find(DailyDesk.resource(replaced))
                        .map(resource -> messages.say(language.get(), "daily.replaced", resource.title()))
                        .orElse("");
        return new DailyList(calendar.view(language.get()), told);
    }

    @GET
    @Path("{date}/{stage}")
    @Blocking
    public TemplateInstance choose(@RestPath String date, @RestPath String stage, @RestQuery @Nullable String q) {
        return page(desk.place(date, stage), q == null ? "" : q.strip(), "");
    }

    /**
     * Chooses, and answers 303 to the list.
     *
     * @param resource an id or an address
     * @param seen what stood there when the page was drawn
     */
    @POST
    @Path("{date}/{stage}")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response put(
            @RestPath String date,
            @RestPath String stage,
            @RestForm @Nullable String resource,
            @RestForm @Nullable String seen) {
        Place place = desk.place(date, stage);
        try {
            Optional<Chosen> unseen = desk.put(place, DailyDesk.resource(resource == null ? "" : resource))
                    .filter(replaced -> !replaced.resource().toString().equals(seen));
            return unseen.isPresent()
                    ? Response.seeOther(URI.create(
                                    HERE + "?replaced=" + unseen.get().resource() + "#d" + place.day()))
                            .build()
                    : back(place);
        } catch (Problem refused) {
            return refusal(place, refused);
        }
    }

    @POST
    @Path("{date}/{stage}/move")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(@RestPath String date, @RestPath String stage, @RestForm @Nullable String to) {
        Place place = desk.place(date, stage);
        try {
            LocalDate day = days.read(to);
            desk.move(place, day);
            return back(new Place(day, stage));
        } catch (Problem refused) {
            return refusal(place, refused);
        }
    }

    @POST
    @Path("{date}/{stage}/remove")
    @Blocking
    public Response remove(@RestPath String date, @RestPath String stage) {
        Place place = desk.place(date, stage);
        desk.remove(place);
        return back(place);
    }

    private DailyChoice page(Place place, String asked, String problem) {
        Optional<Chosen> standing = programme.at(place);
        return new DailyChoice(
                HERE + "/" + place.day() + "/" + place.stage(),
                stages.title(place.stage(), language.get()),
                days.words(place.day(), language.get()),
                place.day(),
                days.today(),
                standing.flatMap(chosen -> catalog.find(chosen.resource()))
                        .map(this::card)
                        .orElse(null),
                standing.filter(Chosen::published).isPresent(),
                standing.map(Chosen::resource).map(UUID::toString).orElse(""),
                asked,
                asked.isEmpty() ? List.of() : found(asked),
                problem);
    }

    private List<Card> found(String asked) {
        return search.askInPublic(Question.of(asked).page(1, FOUND)).hits().stream()
                .map(Hit::id)
                .flatMap(id -> catalog.find(id).filter(LearningResource::published).stream())
                .map(this::card)
                .toList();
    }

    private Card card(LearningResource resource) {
        return cards.of(resource, language.get());
    }

    private Response refusal(Place place, Problem refused) {
        return Response.status(refused.type().status())
                .entity(page(place, "", refused.detail(messages, language.get())))
                .build();
    }

    /** To the day that was changed. */
    private static Response back(Place place) {
        return Response.seeOther(URI.create(HERE + "#d" + place.day())).build();
    }
}

package org.shuyuan.learn.daily;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A lesson a day for programs. What is chosen ahead is told to curators alone. */
@Path("/api/daily")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "daily")
class DailyResource {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    private final DailyDesk desk;
    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Catalog catalog;
    private final PublicAddress address;
    private final CurrentUser user;

    DailyResource(
            DailyDesk desk,
            Programme programme,
            Days days,
            Stages stages,
            Catalog catalog,
            PublicAddress address,
            CurrentUser user) {
        this.desk = desk;
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.catalog = catalog;
        this.address = address;
        this.user = user;
    }

    /** @param published false only for curators: the place is a gap for everybody else */
    public record DailyLesson(
            LocalDate date, String stage, UUID resource, String title, String page, boolean published) {}

    /** Both days belong to it. */
    public record Lessons(LocalDate from, LocalDate to, List<DailyLesson> lessons) {}

    public record Wanted(@Nullable String resource) {}

    /** @param replaced what stood there and was chosen by whom, if it was another */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Put(DailyLesson lesson, Optional<DailyLesson> replaced, Optional<String> chosenBy) {}

    @GET
    @Blocking
    @PermitAll
    @Operation(
            summary = "The lessons of these days, the earliest first",
            description = "Days as 2026-03-01; the last thirty days without from and to, 400 at most. Curators see"
                    + " those ahead, and those that aren't published any more.")
    public Lessons lessons(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @RestQuery @Nullable String stage) {
        LocalDate today = days.today();
        LocalDate last = to == null ? today : days.read(to);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : days.read(from);
        if (first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Problem.of(ProblemType.BAD_REQUEST, "from, to");
        }
        List<String> asked = stages.asked(stage);
        boolean curator = user.account()
                .filter(account -> account.roles().contains(Role.CURATOR_ROLE)
                        || account.roles().contains(Role.OPERATOR_ROLE))
                .isPresent();
        return new Lessons(
                first,
                last,
                programme.between(first, curator || last.isBefore(today) ? last : today).stream()
                        .filter(each -> asked.contains(each.place().stage()))
                        .filter(each -> curator || each.published())
                        .flatMap(each -> json(each).stream())
                        .toList());
    }

    @PUT
    @Path("{date}/{stage}")
    @Blocking
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Chooses a published resource, by its id or its address, for a day and a stage",
            description = "Whatever was there; the answer tells if it was another.")
    public Put put(@RestPath String date, @RestPath String stage, @Nullable Wanted wanted) {
        Place place = desk.place(date, stage);
        String resource = wanted == null || wanted.resource() == null ? "" : wanted.resource();
        Optional<Chosen> replaced = desk.put(place, DailyDesk.resource(resource));
        return new Put(
                programme.at(place).flatMap(this::json).orElseThrow(() -> Problem.of(ProblemType.CONFLICT)),
                replaced.flatMap(this::json),
                replaced.map(Chosen::by));
    }

    @DELETE
    @Path("{date}/{stage}")
    @Blocking
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Leaves a gap")
    public void remove(@RestPath String date, @RestPath String stage) {
        desk.remove(desk.place(date, stage));
    }

    private Optional<DailyLesson> json(Chosen chosen) {
        return catalog.find(chosen.resource()).map(resource -> lesson(chosen, resource));
    }

    private DailyLesson lesson(Chosen chosen, LearningResource resource) {
        return new DailyLesson(
                chosen.place().day(),
                chosen.place().stage(),
                chosen.resource(),
                resource.title(),
                address.page(resource.id()),
                resource.published());
    }
}

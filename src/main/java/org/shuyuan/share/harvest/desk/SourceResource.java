package org.shuyuan.share.harvest.desk;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.Rhythm;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Source;

/** The repositories that are harvested. */
@Path("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "harvesting")
public class SourceResource {

    private final Desk desk;
    private final SourceViews views;

    SourceResource(Desk desk, SourceViews views) {
        this.desk = desk;
        this.views = views;
    }

    /**
     * @param url of the OAI-PMH
     * @param organisation the code of the organisation under which the resources are shown
     * @param kind of resources that don't say what they are; micro-lectures where it is left out
     * @param rhythm {@code by-hand}, {@code hourly}, {@code daily} (the default) or {@code weekly}
     * @param level of the organisation that keeps it: {@code school}, {@code district}, {@code city} or {@code province} (the default);
     *     files are copied from the nearest
     */
    public record Wanted(
            @Nullable String url,
            @Nullable String name,
            @Nullable String set,
            @Nullable String prefix,
            @Nullable String organisation,
            @Nullable String kind,
            @Nullable String rhythm,
            @Nullable String level) {

        NewSource read() {
            return new NewSource(
                    present(url).orElseThrow(() -> Problem.of(ProblemType.SOURCE_ADDRESS_WRONG)),
                    present(name),
                    present(set),
                    present(prefix),
                    present(organisation).orElse(""),
                    present(kind).orElse("micro-lecture"),
                    rhythm(present(rhythm).orElse(Rhythm.DAILY.id())),
                    level(present(level).orElse(OrganisationLevel.PROVINCE.id())));
        }

        static Optional<String> present(@Nullable String text) {
            return Optional.ofNullable(text)
                    // The database keeps none.
                    .map(words -> words.replace("\0", "").strip())
                    .filter(words -> !words.isEmpty());
        }

        static OrganisationLevel level(String id) {
            return Arrays.stream(OrganisationLevel.values())
                    .filter(level -> level.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, id, "levels"));
        }

        static Rhythm rhythm(String id) {
            return Rhythm.of(id).orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, id, "rhythm"));
        }
    }

    /** @param mode {@code incremental} (the default), {@code full} or {@code reconcile} */
    public record WantedRun(@Nullable String mode) {

        Run.Mode read() {
            try {
                return mode == null ? Run.Mode.INCREMENTAL : Run.Mode.of(mode);
            } catch (IllegalArgumentException none) {
                throw Problem.of(ProblemType.UNKNOWN_TERM, mode.toLowerCase(Locale.ROOT), "mode");
            }
        }
    }

    /** @param identifier the repositoryIdentifier that a repository was seen to claim */
    public record Confirmed(@Nullable String identifier) {}

    /** @param rhythm as in {@link Wanted} */
    public record Kept(@Nullable String rhythm) {}

    @GET
    @Path("preview")
    @Blocking
    @Operation(summary = "What a repository says of itself: name, formats, sets and how much there is")
    public Preview preview(@RestQuery @Nullable String url, @RestQuery @Nullable String set) {
        return desk.preview(url == null ? "" : url, Wanted.present(set));
    }

    @GET
    @Blocking
    @Operation(summary = "The sources that whoever asks may keep")
    public List<SourceView> list() {
        return desk.sources().stream().map(views::source).toList();
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes up a source and begins its first run")
    public Response add(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "JSON object");
        }
        Source source = desk.add(wanted.read());
        return Response.created(URI.create("/api/sources/" + source.id()))
                .entity(views.source(source))
                .build();
    }

    @GET
    @Path("{id}")
    @Blocking
    public SourceView get(@RestPath UUID id) {
        return views.source(desk.source(id));
    }

    @PUT
    @Path("{id}/rhythm")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "How often it is harvested")
    public SourceView keep(@RestPath UUID id, @Nullable Kept kept) {
        desk.keep(id, Wanted.rhythm(kept == null || kept.rhythm() == null ? "" : kept.rhythm()));
        return views.source(desk.source(id));
    }

    @POST
    @Path("{id}/identity")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says that a repository which is called otherwise now is the same, and fetches all of it again")
    public SourceView confirm(@RestPath UUID id, @Nullable Confirmed confirmed) {
        desk.confirm(id, confirmed == null || confirmed.identifier() == null ? "" : confirmed.identifier());
        return views.source(desk.source(id));
    }

    @DELETE
    @Path("{id}")
    @Blocking
    @Operation(summary = "Gives a source up; what came from it alone is withdrawn. 202")
    public Response leave(@RestPath UUID id) {
        desk.leave(id);
        return Response.accepted().build();
    }

    @GET
    @Path("{id}/runs")
    @Blocking
    @Operation(summary = "Its runs, the newest first")
    public List<RunView> history(@RestPath UUID id) {
        return desk.history(id).stream().map(views::run).toList();
    }

    @POST
    @Path("{id}/runs")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begins a run: incremental, full or reconcile")
    public Response begin(@RestPath UUID id, @Nullable WantedRun wanted) {
        UUID run = desk.begin(id, wanted == null ? Run.Mode.INCREMENTAL : wanted.read());
        return Response.created(URI.create("/api/harvests/" + run))
                .entity(views.run(desk.run(run)))
                .build();
    }
}

package org.shuyuan.learn.figures;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Role;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** How much is watched of a resource, or of what is in a course. */
@Path("/api/resources/{id}/figures")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "figures")
class ResourceFigures {

    private final FigureDesk desk;
    private final Messages messages;
    private final ReaderLanguage language;

    ResourceFigures(FigureDesk desk, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.messages = messages;
        this.language = language;
    }

    /**
     * @param from the first day, such as {@code 2026-09-01}
     * @param to the last day; today where it is left out
     * @param by {@code day}, {@code week} or {@code month}; what fits the span where it is left out
     */
    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(
            summary = "How much is watched of a resource or course, in a span of at most 366 days",
            description =
                    "For its owner, and teachers and curators of its organisation. Nothing is told of fewer than five"
                            + " people: what they have watched is told with the day on which five have come together.")
    public Series tell(
            @RestPath UUID id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String by) {
        return desk.series(desk.resource(id).id(), desk.span(from, to), by);
    }

    @GET
    @Path("table.csv")
    @Blocking
    @Produces("text/csv")
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "The same as a table for spreadsheets")
    public Response table(
            @RestPath UUID id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String by) {
        return FigureCsv.answer(tell(id, from, to, by), messages, language.get());
    }
}

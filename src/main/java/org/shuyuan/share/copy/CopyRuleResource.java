package org.shuyuan.share.copy;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Field;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What is copied without anybody asking for it. */
@Path("/api/copy-rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "copies")
public class CopyRuleResource {

    private final CopyDesk desk;
    private final RuleViews views;

    CopyRuleResource(CopyDesk desk, RuleViews views) {
        this.desk = desk;
        this.views = views;
    }

    /**
     * All of this has to be true of a resource; what is left out doesn't matter.
     *
     * @param organisation the code of the organisation whose lessons it is about, and those of organisations below
     * @param subject an id of the vocabulary, as are {@code grade} and {@code level}
     * @param kind the id of a kind
     */
    public record Wanted(
            @Nullable String organisation,
            @Nullable String subject,
            @Nullable String grade,
            @Nullable String kind,
            @Nullable String level) {

        CopyRule addedTo(CopyDesk desk) {
            return desk.add(
                    present(organisation).orElse(""),
                    present(kind),
                    Map.of(Field.SUBJECT, present(subject), Field.GRADE, present(grade), Field.LEVEL, present(level)));
        }

        private static Optional<String> present(@Nullable String text) {
            return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
        }
    }

    @GET
    @Blocking
    @Operation(summary = "The rules that whoever asks may keep")
    public List<RuleView> list() {
        return desk.rules().stream().map(views::of).toList();
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has everything copied that such lessons are, now and as they come")
    public Response add(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "JSON object");
        }
        CopyRule rule = wanted.addedTo(desk);
        return Response.created(URI.create("/api/copy-rules/" + rule.id()))
                .entity(views.of(rule))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Blocking
    @Operation(summary = "Takes a rule back. What it has brought stays. 204")
    public Response remove(@RestPath UUID id) {
        desk.remove(id);
        return Response.noContent().build();
    }
}

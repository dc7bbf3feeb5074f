package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Scores that a tool gives, and what came of them (LTI Assignment and Grade Services 2.0, 3.3 and 3.4). */
@Path(ToolAuthentication.PATH + "/{course}/line-items/{id}")
@Tag(name = "lti")
class ScoreResource {

    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private final Asking asking;
    private final Scores scores;
    private final Persons persons;
    private final LineItemJson json;
    private final ObjectMapper mapper;

    ScoreResource(Asking asking, Scores scores, Persons persons, LineItemJson json, ObjectMapper mapper) {
        this.asking = asking;
        this.scores = scores;
        this.persons = persons;
        this.json = json;
        this.mapper = mapper;
    }

    /** Answers 409 to what isn't later than what was said before. */
    @POST
    @Path("scores")
    @Blocking
    @RolesAllowed(Scope.SCORES_ROLE)
    @Consumes({SCORE, MediaType.APPLICATION_JSON})
    @Operation(summary = "What the tool says of somebody who has come to it")
    public Response say(@RestPath UUID course, @RestPath UUID id, @Nullable String body) {
        LineItem item = asking.lineItem(course, id);
        JsonNode said = json.object(body);
        UUID account = persons.behind(item.tool(), Score.needed(said, "userId"))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        scores.say(item.id(), Score.read(said, account));
        return Response.noContent().build();
    }

    @GET
    @Path("results")
    @Blocking
    @RolesAllowed(Scope.RESULTS_READ_ROLE)
    @Produces({RESULTS, MediaType.APPLICATION_JSON})
    @Operation(summary = "What this line item says of those who have come")
    public Response results(@RestPath UUID course, @RestPath UUID id, @RestQuery("user_id") @Nullable String subject) {
        LineItem item = asking.lineItem(course, id);
        List<Scores.Result> found = scores.of(item).stream()
                .filter(result -> subject == null || subject.equals(result.subject()))
                .toList();
        ArrayNode results = mapper.createArrayNode();
        found.forEach(result -> results.add(node(item, result)));
        return Response.ok(json.text(results), RESULTS).build();
    }

    private ObjectNode node(LineItem item, Scores.Result result) {
        ObjectNode node = mapper.createObjectNode()
                .put("id", json.id(item) + "/results/" + result.subject())
                .put("scoreOf", json.id(item))
                .put("userId", result.subject())
                .put("resultMaximum", item.wish().maximum());
        @Nullable Double points = result.points();
        if (points != null) {
            node.put("resultScore", points);
        }
        if (!result.comment().isEmpty()) {
            node.put("comment", result.comment());
        }
        return node;
    }
}

package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The line items of a tool in a course, and none of another tool (LTI Assignment and Grade Services 2.0, 3.2). */
@Path(ToolAuthentication.PATH + "/{course}/line-items")
@Tag(name = "lti")
class LineItemResource {

    private static final String ONE = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String MANY = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final int PAGE = 100;
    private static final int MOST = 500;

    private final Asking asking;
    private final LineItems lineItems;
    private final ToolLinks links;
    private final LineItemJson json;
    private final PublicAddress address;

    LineItemResource(Asking asking, LineItems lineItems, ToolLinks links, LineItemJson json, PublicAddress address) {
        this.asking = asking;
        this.lineItems = lineItems;
        this.links = links;
        this.json = json;
        this.address = address;
    }

    /** Where those of a course stand, below the service. */
    static String path(UUID course) {
        return ToolAuthentication.PATH + "/" + course + "/line-items";
    }

    @GET
    @Blocking
    @RolesAllowed({Scope.LINE_ITEMS_ROLE, Scope.LINE_ITEMS_READ_ROLE})
    @Produces({MANY, MediaType.APPLICATION_JSON})
    @Operation(summary = "The line items of the tool in a course; a Link says where those that are left stand")
    public Response list(
            @RestPath UUID course,
            @RestQuery("resource_link_id") @Nullable String link,
            @RestQuery("resource_id") @Nullable String resource,
            @RestQuery @Nullable String tag,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable Integer from,
            @Context UriInfo asked) {
        Tool tool = asking.tool(course);
        List<LineItem> found = lineItems.of(tool.id(), course).stream()
                .filter(item -> fits(item.link().map(UUID::toString), link))
                .filter(item -> fits(item.wish().resourceId(), resource))
                .filter(item -> fits(item.wish().tag(), tag))
                .toList();
        int begin = Math.clamp(from == null ? 0 : from, 0, found.size());
        int end = Math.min(found.size(), begin + Math.clamp(limit == null ? PAGE : limit, 1, PAGE));
        Response.ResponseBuilder answer = Response.ok(json.written(found.subList(begin, end)), MANY);
        if (end < found.size()) {
            String next = asked.getRequestUriBuilder()
                    .replaceQueryParam("from", end)
                    .build()
                    .getRawQuery();
            answer.header("Link", "<" + address.of(path(course)) + "?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @POST
    @Blocking
    @RolesAllowed(Scope.LINE_ITEMS_ROLE)
    @Consumes({ONE, MediaType.APPLICATION_JSON})
    @Produces({ONE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Another line item")
    public Response add(@RestPath UUID course, @Nullable String body) {
        Tool tool = asking.tool(course);
        JsonNode given = json.object(body);
        if (lineItems.of(tool.id(), course).size() >= MOST) {
            throw Problem.of(ProblemType.CONFLICT);
        }
        LineItem item =
                new LineItem(Tools.newId(), tool.id(), course, link(given, tool, course), LineItemJson.read(given));
        lineItems.add(item, false);
        return Response.created(URI.create(json.id(item)))
                .type(ONE)
                .entity(json.written(item))
                .build();
    }

    @GET
    @Path("{id}")
    @Blocking
    @RolesAllowed({Scope.LINE_ITEMS_ROLE, Scope.LINE_ITEMS_READ_ROLE})
    @Produces({ONE, MediaType.APPLICATION_JSON})
    public Response get(@RestPath UUID course, @RestPath UUID id) {
        return Response.ok(json.written(asking.lineItem(course, id)), ONE).build();
    }

    /** Which link it belongs to stays as it is. */
    @PUT
    @Path("{id}")
    @Blocking
    @RolesAllowed(Scope.LINE_ITEMS_ROLE)
    @Consumes({ONE, MediaType.APPLICATION_JSON})
    @Produces({ONE, MediaType.APPLICATION_JSON})
    public Response change(@RestPath UUID course, @RestPath UUID id, @Nullable String body) {
        LineItem item = asking.lineItem(course, id);
        lineItems.change(item.id(), LineItemJson.read(json.object(body)));
        return Response.ok(json.written(asking.lineItem(course, id)), ONE).build();
    }

    /** With all its scores. The one that counts in a lesson stays: it isn't the tool that says what a lesson asks for. */
    @DELETE
    @Path("{id}")
    @Blocking
    @RolesAllowed(Scope.LINE_ITEMS_ROLE)
    public Response remove(@RestPath UUID course, @RestPath UUID id) {
        LineItem item = asking.lineItem(course, id);
        boolean counts = item.link()
                .flatMap(lineItems::counting)
                .filter(counting -> counting.id().equals(id))
                .isPresent();
        if (counts) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        lineItems.remove(id);
        return Response.noContent().build();
    }

    private Optional<UUID> link(JsonNode given, Tool tool, UUID course) {
        return LineItemJson.string(given, "resourceLinkId")
                .map(wanted -> links.of(course, tool.id()).stream()
                        .map(ToolLink::id)
                        .filter(id -> id.toString().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> LineItemJson.wrong("resourceLinkId")));
    }

    private static boolean fits(Optional<String> value, @Nullable String wanted) {
        return wanted == null || value.filter(wanted::equals).isPresent();
    }
}

package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.learn.follow.Classmates;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Who is in the classes that follow a course, below the organisation for which the tool is registered (LTI Names and Role Provisioning
 * Services 2.0): under the names that the tool alone knows them by, and by their own only where it is told names.
 */
@Path(ToolAuthentication.ROSTERS + "/{course}/members")
@Tag(name = "lti")
class MemberResource {

    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final int PAGE = 100;

    private final Asking asking;
    private final ToolLinks links;
    private final Persons persons;
    private final Classmates classmates;
    private final Organisations organisations;
    private final Catalog catalog;
    private final PublicAddress address;
    private final ObjectMapper json;

    MemberResource(
            Asking asking,
            ToolLinks links,
            Persons persons,
            Classmates classmates,
            Organisations organisations,
            Catalog catalog,
            PublicAddress address,
            ObjectMapper json) {
        this.asking = asking;
        this.links = links;
        this.persons = persons;
        this.classmates = classmates;
        this.organisations = organisations;
        this.catalog = catalog;
        this.address = address;
        this.json = json;
    }

    /** Where those of a course stand. */
    static String path(UUID course) {
        return ToolAuthentication.ROSTERS + "/" + course + "/members";
    }

    /**
     * Of a role, a page has those of its members who have it: it may be empty and still not be the last.
     *
     * @param link of the tool in the course; all of its members may open each
     * @param role in full, or its last word
     */
    @GET
    @Blocking
    @Transactional
    @RolesAllowed(Scope.MEMBERS_ROLE)
    @Produces({TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Who is in the classes that follow a course; a Link says where those that are left stand")
    public Response list(
            @RestPath UUID course,
            @RestQuery("rlid") @Nullable String link,
            @RestQuery @Nullable String role,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable Integer from,
            @Context UriInfo asked) {
        Tool tool = asking.rostered(course);
        if (link != null
                && links.of(course, tool.id()).stream()
                        .noneMatch(known -> known.id().toString().equals(link))) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        int begin = Math.max(0, from == null ? 0 : from);
        int most = Math.clamp(limit == null ? PAGE : limit, 1, PAGE);
        List<Classmates.Classmate> found =
                classmates.of(course, organisations.within(tool.organisation()), begin, most + 1);
        ObjectNode container = json.createObjectNode().put("id", address.of(path(course)));
        container
                .putObject("context")
                .put("id", course.toString())
                .put("title", catalog.get(course).title());
        ArrayNode members = container.putArray("members");
        found.stream()
                .limit(most)
                .filter(member -> role == null
                        || role.equals(role(member))
                        || role(member).endsWith("#" + role))
                .forEach(member -> members.add(node(tool, member)));
        Response.ResponseBuilder answer = Response.ok(container.toString(), TYPE);
        if (found.size() > most) {
            String next = asked.getRequestUriBuilder()
                    .replaceQueryParam("from", begin + most)
                    .build()
                    .getRawQuery();
            answer.header("Link", "<" + address.of(path(course)) + "?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private ObjectNode node(Tool tool, Classmates.Classmate member) {
        ObjectNode node = json.createObjectNode()
                .put("status", "Active")
                .put("user_id", persons.subject(tool.id(), member.account()));
        node.putArray("roles").add(role(member));
        if (tool.named()) {
            node.put("name", member.name());
        }
        return node;
    }

    private static String role(Classmates.Classmate member) {
        return Claim.MEMBERSHIP + (member.teaches() ? "Instructor" : "Learner");
    }
}

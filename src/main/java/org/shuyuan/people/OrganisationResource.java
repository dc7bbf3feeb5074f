package org.shuyuan.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Organisations for scripts. */
@Path("/api/organisations/{code}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "organisations")
class OrganisationResource {

    private final Organisations organisations;
    private final CurrentUser user;

    OrganisationResource(Organisations organisations, CurrentUser user) {
        this.organisations = organisations;
        this.user = user;
    }

    /** @param title 1 to 200 characters */
    record Change(@Nullable String title) {}

    record View(String code, String level, String title) {}

    /** A JSON Merge Patch (RFC 7396); only the title can be changed, by operators of the organisation or of one above. */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.OPERATOR_ROLE)
    @Transactional
    @Operation(summary = "Gives an organisation another title")
    public View change(@RestPath String code, @Nullable Change change) {
        Organisation organisation = organisations.withCode(code).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        if (!user.has(Role.OPERATOR, organisation.id())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        String title = change == null || change.title() == null
                ? ""
                : change.title().replaceAll("\\p{Cc}", " ").strip();
        if (title.isEmpty() || title.length() > Organisation.LONGEST_TITLE) {
            throw Problem.of(ProblemType.BAD_REQUEST, "title");
        }
        organisations.rename(organisation.id(), title);
        return new View(organisation.code(), organisation.level().id(), title);
    }
}

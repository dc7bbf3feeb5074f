package org.shuyuan.share.bag;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Bags that are being taken in. */
@Path("/api/bags/{id}")
@Tag(name = "bags")
class ImportResource {

    private final BagImports imports;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    ImportResource(DataSource database, CurrentUser user, Messages messages, ReaderLanguage language, Clock clock) {
        this.imports = new BagImports(database, clock);
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "How far a bag is taken in")
    public ImportView get(@RestPath UUID id) throws SQLException {
        return imports.find(id)
                .filter(bag -> user.has(Role.CURATOR, bag.organisation()))
                .map(bag -> ImportView.of(bag, messages, language.get()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}

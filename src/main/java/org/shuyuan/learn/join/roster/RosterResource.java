package org.shuyuan.learn.join.roster;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Role;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Rosters for scripts of a school's office. */
@Path("/api/organisations/{code}/roster")
@Tag(name = "rosters")
class RosterResource {

    private final RosterDesk desk;
    private final Rosters rosters;
    private final Messages messages;
    private final ReaderLanguage language;

    RosterResource(RosterDesk desk, Rosters rosters, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.rosters = rosters;
        this.messages = messages;
        this.language = language;
    }

    /** @param line 0 where the whole file is meant */
    public record WrongLine(String file, long line, String column, String reason) {}

    public record NewPassword(String name, String title, String password) {}

    /**
     * @param wrong the first 500
     * @param wrongs how many there are
     * @param passwords of the accounts that were made, told here and never again
     */
    public record Answer(
            boolean taken, Plan.Counts counts, long wrongs, List<WrongLine> wrong, List<NewPassword> passwords) {}

    @POST
    @Blocking
    @Consumes("application/zip")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(
            summary =
                    "Looks at a roster (OneRoster 1.2 CSV) in a zip and says what would change; with take=true, takes it",
            description = "All of it or, where anything in it is wrong, nothing. Passwords of new accounts are in the"
                    + " answer that takes it, and are told once.")
    public Response roster(@RestPath String code, @RestQuery @DefaultValue("false") boolean take, InputStream zip)
            throws IOException {
        Organisation school = desk.curated(code);
        RosterFiles files = RosterFiles.zip(zip);
        Rosters.Look look = rosters.look(school, files);
        if (!take) {
            return answer(look.plan(), false, List.of());
        }
        Rosters.requireSound(look.plan());
        List<Told> told = look.passwords();
        return answer(rosters.take(school, files, Rosters.hashes(told)), true, told);
    }

    private Response answer(Plan plan, boolean taken, List<Told> told) {
        return Response.ok(new Answer(
                        taken,
                        plan.counts(),
                        plan.wrongs(),
                        plan.wrong().stream()
                                .map(wrong -> new WrongLine(
                                        wrong.file(),
                                        wrong.line(),
                                        wrong.column(),
                                        wrong.words(messages, language.get())))
                                .toList(),
                        told.stream()
                                .map(each -> new NewPassword(each.name(), each.title(), each.password()))
                                .toList()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}

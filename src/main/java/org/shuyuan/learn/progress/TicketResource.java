package org.shuyuan.learn.progress;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;

/** Tickets for players other than ours. */
@Path("/api/resources/{id}/ticket")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "progress")
class TicketResource {

    private final Tickets tickets;
    private final Access access;

    TicketResource(Tickets tickets, Access access) {
        this.tickets = tickets;
        this.access = access;
    }

    /** @param ticket to be sent with each report to {@code /api/watched} */
    public record Given(String ticket) {}

    @GET
    @Blocking
    @PermitAll
    @Operation(summary = "The right to report what a player plays of this resource from now on")
    public Given give(@RestPath UUID id) {
        return new Given(tickets.give(access.readable(id)));
    }
}

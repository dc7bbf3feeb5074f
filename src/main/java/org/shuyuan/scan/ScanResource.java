package org.shuyuan.scan;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The scanned pages of a document: how far they are read. */
@Path("/api/resources/{id}/scan")
@Tag(name = "scans")
class ScanResource {

    private final Access access;
    private final Scans scans;
    private final ScanOffers offers;
    private final ScanWatch watch;
    private final PrintReader reader;

    ScanResource(Access access, Scans scans, ScanOffers offers, ScanWatch watch, PrintReader reader) {
        this.access = access;
        this.scans = scans;
        this.offers = offers;
        this.watch = watch;
        this.reader = reader;
    }

    /**
     * @param state {@code off} where this server has nobody who reads, {@code reading}, {@code stopped} or {@code done}
     * @param percent 0 to 100
     * @param pages scanned ones
     * @param waiting those that nobody has read yet
     * @param failed the numbers of those that can't be read
     * @param beyond how many are more than are read of one document
     * @param words the state for a reader
     */
    record View(String state, int percent, int pages, int waiting, List<Integer> failed, int beyond, String words) {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far the scanned pages of a document are read; 404 where it has none")
    public View get(@PathParam("id") UUID id) {
        Scan scan = scans.ofResource(access.changeable(id).id()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        ScanOffer offer = offers.of(id);
        return new View(
                offer.state(),
                offer.percent(),
                scan.pages(),
                scan.waiting(),
                scan.failed(),
                scan.beyond(),
                offer.words());
    }

    /** 202; {@code GET} tells how far it is. */
    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Has the pages that couldn't be read tried once more")
    public Response again(@PathParam("id") UUID id) {
        UUID resource = access.changeable(id).id();
        if (!reader.ready()) {
            throw Problem.of(ProblemType.SCAN_UNAVAILABLE);
        }
        watch.again(resource);
        return Response.accepted().build();
    }
}

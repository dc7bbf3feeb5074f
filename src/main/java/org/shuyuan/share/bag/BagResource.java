package org.shuyuan.share.bag;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Bags of an organisation, for scripts of its curators. */
@Path("/api/organisations/{code}/bag")
@Tag(name = "bags")
class BagResource {

    private static final String ZIP = "application/zip";

    private final DataSource database;
    private final BlobStore blobs;
    private final BagFolder folder;
    private final ImportJob job;
    private final Organisations organisations;
    private final CurrentUser user;
    private final BagConfig config;
    private final Messages messages;
    private final ReaderLanguage language;
    private final Clock clock;

    BagResource(
            DataSource database,
            BlobStore blobs,
            BagFolder folder,
            ImportJob job,
            Organisations organisations,
            CurrentUser user,
            BagConfig config,
            Messages messages,
            ReaderLanguage language,
            Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.folder = folder;
        this.job = job;
        this.organisations = organisations;
        this.user = user;
        this.config = config;
        this.messages = messages;
        this.language = language;
        this.clock = clock;
    }

    /** The bytes come while the bag is made; a connection that breaks off is a bag that isn't whole. */
    @GET
    @Blocking
    @Produces(ZIP)
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "All that an organisation and those below it have, as a bag (BagIt 1.0) in a zip")
    public Response export(@RestPath String code) throws SQLException {
        curated(code);
        BagExport export = new BagExport(database, blobs, code, clock);
        StreamingOutput bytes = out -> {
            try {
                export.zip(out);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
        return Response.ok(bytes, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.name() + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * Puts the bag down, to be verified and taken in.
     *
     * @return 202 with the address that tells how far it is
     * @throws Problem {@link ProblemType#STORAGE_FULL}
     */
    @POST
    @Blocking
    @Consumes(ZIP)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "Takes in a bag (BagIt 1.0) in a zip: all of it or, where anything in it is wrong, nothing")
    public Response take(@RestPath String code, InputStream body) throws IOException, SQLException {
        Organisation organisation = curated(code);
        java.nio.file.Path bag = Files.createFile(folder.fresh(".zip"));
        BagImports imports = new BagImports(database, clock);
        UUID id;
        try {
            put(new Roomy(body, bag, config.reserve()), bag);
            id = imports.add(organisation.id(), user.require().id(), bag, true);
        } catch (IOException | SQLException | RuntimeException e) {
            Files.deleteIfExists(bag);
            throw e;
        }
        job.look();
        return Response.accepted(ImportView.of(imports.find(id).orElseThrow(), messages, language.get()))
                .location(URI.create("/api/bags/" + id))
                .build();
    }

    /** Its bytes are on the disk before it is accepted, for what is accepted isn't sent again. */
    private static void put(InputStream bytes, java.nio.file.Path file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            bytes.transferTo(out);
            out.getFD().sync();
        }
    }

    private Organisation curated(String code) {
        Organisation organisation = organisations.withCode(code).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        if (!user.has(Role.CURATOR, organisation.id())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return organisation;
    }
}

package org.shuyuan.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/**
 * Resumable uploads by <a href="https://tus.io/protocols/resumable-upload">tus 1.0.0</a>: core, creation, creation-with-upload, termination,
 * expiration, checksum. Upload-Metadata: filename, filetype, kind, title (optional). An upload is seen by its owner alone.
 *
 * <p>On virtual threads, because a request lasts as long as a teacher's line is slow, and there are many teachers.
 */
@Path(UploadResource.PATH)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class UploadResource {
    static final String PATH = "/api/uploads";

    /** IMF-fixdate of RFC 9110, 5.6.7. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Reception reception;
    private final Uploads uploads;
    private final CurrentUser user;
    private final Kinds kinds;
    private final Messages messages;
    private final ReaderLanguage language;

    UploadResource(
            Reception reception,
            Uploads uploads,
            CurrentUser user,
            Kinds kinds,
            Messages messages,
            ReaderLanguage language) {
        this.reception = reception;
        this.uploads = uploads;
        this.user = user;
        this.kinds = kinds;
        this.messages = messages;
        this.language = language;
    }

    /** What this server can do. */
    @OPTIONS
    @PermitAll
    public Response options() {
        return Response.noContent()
                .header("Tus-Version", TusRequest.VERSION)
                .header("Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum")
                .header(
                        "Tus-Max-Size",
                        kinds.all().stream().mapToLong(Kind::maxBytes).max().orElse(0))
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .build();
    }

    @OPTIONS
    @Path("{id}")
    @PermitAll
    public Response optionsOfOne(@PathParam("id") UUID id) {
        return options();
    }

    /** Creation, with the first bytes in the same request when the sender likes. */
    @POST
    public Response create(HttpHeaders headers, InputStream body) throws IOException {
        TusRequest request = TusRequest.of(headers);
        long length = request.length();
        UploadMetadata metadata = request.metadata();
        // A header that is refused must not leave an upload behind that nobody knows of.
        Optional<Checksum> checksum = request.checksum();
        if (request.carriesBytes()) {
            request.requireAtMost(length);
        }
        Upload upload = reception.open(
                new NewUpload(user.require().id(), user.home(), metadata.kind().orElse(""), metadata, length));
        if (request.carriesBytes()) {
            upload = reception.receive(upload, 0, body, checksum);
        }
        return withProgress(Response.status(Response.Status.CREATED), upload)
                .header(HttpHeaders.LOCATION, PATH + "/" + upload.id())
                .build();
    }

    /** The server's offset is the truth. */
    @HEAD
    @Path("{id}")
    public Response head(@PathParam("id") UUID id, HttpHeaders headers) throws IOException {
        TusRequest.of(headers);
        Upload upload = mine(id);
        Response.ResponseBuilder answer = withProgress(Response.ok(), upload)
                .header("Upload-Length", upload.length())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!upload.metadata().isEmpty()) {
            answer.header("Upload-Metadata", upload.metadata());
        }
        return answer.build();
    }

    /** More bytes. With the last one the file is judged, and a refusal is the answer to this very request. */
    @PATCH
    @Path("{id}")
    public Response append(@PathParam("id") UUID id, HttpHeaders headers, InputStream body) throws IOException {
        TusRequest request = TusRequest.of(headers);
        request.requireBytes();
        long offset = request.offset();
        Upload upload = mine(id);
        if (offset == reception.offset(upload)) {
            request.requireAtMost(upload.length() - offset);
        }
        Upload after = reception.receive(upload, offset, body, request.checksum());
        return withProgress(Response.noContent(), after).build();
    }

    /** Termination: the bytes are deleted. What was accepted already stays. */
    @DELETE
    @Path("{id}")
    public Response terminate(@PathParam("id") UUID id, HttpHeaders headers) throws IOException {
        TusRequest.of(headers);
        reception.end(mine(id));
        return Response.noContent().build();
    }

    /** How far it is, and what it became. */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public UploadView view(@PathParam("id") UUID id) throws IOException {
        Upload upload = settled(mine(id));
        return UploadView.of(upload, reception.offset(upload), messages, language.get());
    }

    private Upload mine(UUID id) {
        return uploads.get(id, user.require().id());
    }

    /** A refusal found here belongs to the view, not to this request. */
    private Upload settled(Upload upload) throws IOException {
        try {
            return reception.settle(upload);
        } catch (Problem refused) {
            return mine(upload.id());
        }
    }

    private Response.ResponseBuilder withProgress(Response.ResponseBuilder answer, Upload upload) throws IOException {
        answer.header("Upload-Offset", reception.offset(upload));
        if (upload.state() instanceof UploadState.Receiving) {
            answer.header("Upload-Expires", HTTP_DATE.format(upload.expiresAt()));
        }
        return answer;
    }
}

package org.shuyuan.search.inside;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.shuyuan.catalog.Access;
import org.shuyuan.text.ReaderLanguage;

/** Where in a book words stand, for whoever may read it. */
@Path("/api/resources/{id}/inside")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
class InsideResource {

    private final Access access;
    private final InsideView.Drawing drawing;
    private final ReaderLanguage language;

    InsideResource(Access access, InsideView.Drawing drawing, ReaderLanguage language) {
        this.access = access;
        this.drawing = drawing;
        this.language = language;
    }

    /** @param find what somebody has typed; given several times, each is found as it stands */
    @GET
    @Blocking
    @PermitAll
    @Operation(
            summary = "The pages of a book where words stand",
            description =
                    "In traditional or simplified characters, in any width and case. spellings are the words as they"
                            + " stand in the book, to be marked on its pages.")
    public InsideView find(@RestPath UUID id, @RestQuery List<String> find) {
        return drawing.of(access.readable(id), find, language.get());
    }
}

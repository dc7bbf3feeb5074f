package org.shuyuan.share.feed;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What the page of a resource says to machines, by itself. */
@Path("/w/{id}.jsonld")
@Tag(name = "resources")
class LinkedDataResource {

    private final Catalog catalog;
    private final LinkedData data;
    private final PublicAnswer answers;

    LinkedDataResource(Catalog catalog, LinkedData data, PublicAnswer answers) {
        this.catalog = catalog;
        this.data = data;
        this.answers = answers;
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} of what isn't published, whoever asks */
    @GET
    @Blocking
    @PermitAll
    @Operation(summary = "The resource in the words of schema.org and LRMI, as JSON-LD")
    public Response get(@RestPath UUID id, @Context Request request) {
        LearningResource resource = catalog.find(id)
                .filter(LearningResource::published)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        byte[] document = data.write(resource).getBytes(StandardCharsets.UTF_8);
        return answers.of(request, document, LinkedData.MEDIA_TYPE);
    }
}

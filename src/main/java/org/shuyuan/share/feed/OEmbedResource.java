package org.shuyuan.share.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;

/** The endpoint of oEmbed 1.0, for sites that show a lesson where somebody has put down its address. */
@Path("/oembed")
class OEmbedResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OEmbed embedding;
    private final Catalog catalog;
    private final PublicAnswer answers;

    OEmbedResource(OEmbed embedding, Catalog catalog, PublicAnswer answers) {
        this.embedding = embedding;
        this.catalog = catalog;
        this.answers = answers;
    }

    /**
     * The refusals of the specification (2.3.5).
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} of an address that is none of ours, {@link ProblemType#NOT_SIGNED_IN}
     *     of a draft, whoever asks; {@link ProblemType#FORMAT_UNSUPPORTED}, {@link ProblemType#BAD_REQUEST}
     */
    @GET
    @Blocking
    @PermitAll
    @Operation(summary = "oEmbed 1.0: what another site shows of a page of this one")
    public Response get(
            @Parameter(description = "the address of the page of a resource") @RestQuery @Nullable String url,
            @Parameter(description = "json or xml") @RestQuery @Nullable String format,
            @RestQuery @Nullable String maxwidth,
            @RestQuery @Nullable String maxheight,
            @RestQuery @Nullable String lang,
            @Context Request request) {
        if (url == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "url");
        }
        Map<String, Object> members = embedding.of(
                published(url), limit("maxwidth", maxwidth), limit("maxheight", maxheight), Language.of(lang));
        String wanted = format == null ? "json" : format;
        return switch (wanted) {
            case "json" -> answers.of(request, json(members), "application/json");
            case "xml" -> answers.of(request, xml(members), "text/xml;charset=UTF-8");
            default -> throw Problem.of(ProblemType.FORMAT_UNSUPPORTED, wanted);
        };
    }

    private LearningResource published(String url) {
        LearningResource resource =
                embedding.resource(url).flatMap(catalog::find).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return switch (resource.state()) {
            case ResourceState.Published _ -> resource;
            case ResourceState.Draft _ -> throw Problem.of(ProblemType.NOT_SIGNED_IN);
            case ResourceState.Withdrawn _ -> throw Problem.of(ProblemType.NOT_FOUND);
        };
    }

    private static OptionalInt limit(String name, @Nullable String given) {
        if (given == null) {
            return OptionalInt.empty();
        }
        if (!given.matches("[1-9][0-9]{0,6}")) {
            throw Problem.of(ProblemType.BAD_REQUEST, name);
        }
        return OptionalInt.of(Integer.parseInt(given));
    }

    private static byte[] json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xml(Map<String, Object> members) {
        Markup xml = Markup.begin("oembed", Map.of(), Map.of());
        members.forEach((name, value) -> xml.element(name, value.toString()));
        return xml.end();
    }
}

package org.shuyuan.play;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.ReaderLanguage;

/**
 * The player alone, for a frame in another site's page. It is the same for everybody: no cookie is read, so it works where
 * a browser gives none to frames of other sites, and a frame shows nothing that its surroundings could make a reader press.
 */
@Path("/embed/{id}")
@Produces(MediaType.TEXT_HTML)
class EmbedPages {

    private final Catalog catalog;
    private final ResourcePages pages;
    private final ReaderLanguage language;
    private final DirectBytes direct;
    private final String embeddedBy;

    EmbedPages(Catalog catalog, ResourcePages pages, ReaderLanguage language, DirectBytes direct, PlayConfig config) {
        this.catalog = catalog;
        this.pages = pages;
        this.language = language;
        this.direct = direct;
        this.embeddedBy = config.embeddedBy();
    }

    private String policy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "media-src 'self' blob:" + direct.source(),
                "connect-src 'self'" + direct.source(),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors " + embeddedBy);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Embed(ResourceView view) implements TemplateInstance {}

    /** @return 404 for what isn't published, even to its owner: see {@code /w/{id}} */
    @GET
    @Blocking
    @PermitAll
    public Response embed(@RestPath UUID id) {
        LearningResource resource = catalog.get(id);
        if (!resource.published()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return Response.ok(new Embed(pages.alone(resource, language.get())).render(), MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", policy())
                .build();
    }
}

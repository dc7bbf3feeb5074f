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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.ReaderLanguage;

/** Where a book is read: a PDF in the page itself, an EPUB in a frame with a policy of its own. */
@Path("/book/{id}")
@Produces(MediaType.TEXT_HTML)
class BookPages {

    /**
     * An EPUB is a web site of somebody else. Its pages become blob: documents that inherit this policy, under which none
     * of their scripts runs and nothing is fetched from anywhere; their styles are harmless and needed.
     */
    private static final List<String> POLICY = List.of(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src 'self' blob: data:",
            "font-src 'self' blob: data:",
            "media-src blob: data:",
            "frame-src blob:",
            "connect-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'");

    /** So many words are marked together. */
    private static final int MOST_WORDS = 16;

    private final Access access;
    private final ResourcePages pages;
    private final Playback playback;
    private final ReaderLanguage language;
    private final Licences licences;
    private final String embeddedBy;

    BookPages(
            Access access,
            ResourcePages pages,
            Playback playback,
            ReaderLanguage language,
            Licences licences,
            PlayConfig config) {
        this.access = access;
        this.pages = pages;
        this.playback = playback;
        this.language = language;
        this.licences = licences;
        this.embeddedBy = config.embeddedBy();
    }

    /**
     * @param frame the address of the frame of an EPUB; empty for a PDF, which is read in the page
     * @param prints whether pages may be printed
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Book(ResourceView view, boolean pdf, String frame, boolean prints) implements TemplateInstance {}

    /** @param pages that the book says it has; empty where it doesn't */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BookFrame(UUID id, String title, String src, String section, String pages, boolean prints)
            implements TemplateInstance {}

    /**
     * @param page where to open it, from 1: a page of a PDF, a chapter of an EPUB
     * @param find words to be marked there; may be repeated
     */
    @GET
    @Blocking
    @PermitAll
    public Response book(@RestPath UUID id, @RestQuery @Nullable String page, @RestQuery List<String> find) {
        LearningResource resource = access.readable(id);
        if (!Cards.isBook(resource)) {
            return Response.seeOther(URI.create(Cards.page(resource))).build();
        }
        ResourceView view = pages.view(resource, language.get());
        boolean pdf = view.pdf();
        List<String> words =
                find.stream().filter(each -> !each.isBlank()).limit(MOST_WORDS).toList();
        return Response.ok(
                        new Book(view, pdf, pdf ? "" : frame(id, number(page), words), licences.mayBePrinted(resource))
                                .render(),
                        MediaType.TEXT_HTML_TYPE)
                .build();
    }

    @GET
    @Path("frame")
    @Blocking
    @PermitAll
    public Response frame(@RestPath UUID id, @RestQuery @Nullable String section) {
        LearningResource resource = access.readable(id);
        String src = playback.of(resource).book().orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Response.ok(
                        new BookFrame(
                                        id,
                                        resource.title(),
                                        src,
                                        number(section),
                                        number(resource.descriptors()
                                                .first(Field.PAGES)
                                                .orElse("")),
                                        licences.mayBePrinted(resource))
                                .render(),
                        MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", String.join("; ", POLICY) + "; frame-ancestors " + shownBy(resource))
                .build();
    }

    /** What everybody may read may be read in a frame of another site, as with {@link EmbedPages}. */
    private String shownBy(LearningResource resource) {
        return resource.published() ? embeddedBy : "'self'";
    }

    private static String frame(UUID id, String section, List<String> words) {
        UriBuilder frame = UriBuilder.fromPath("/book/{id}/frame");
        if (!section.isEmpty()) {
            frame.queryParam("section", section);
        }
        words.forEach(word -> frame.queryParam("find", URLEncoder.encode(word, StandardCharsets.UTF_8)));
        return frame.buildFromEncoded(id).toString();
    }

    private static String number(@Nullable String given) {
        return given != null && given.matches("[1-9][0-9]{0,5}") ? given : "";
    }
}

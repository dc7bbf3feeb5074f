package org.shuyuan.play;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.ReaderLanguage;

/**
 * Where a lesson is watched, an office document is read page by page once it is laid out, and where everything else that is no
 * book is looked at and taken away.
 */
@Path("/w/{id}")
class WatchPages {

    private static final String EMPTY = "/assets/blank.svg";
    private static final String A_WHILE = "private, max-age=600";

    private final Access access;
    private final ResourcePages pages;
    private final Playback playback;
    private final Offers offers;
    private final Licences licences;
    private final ReaderLanguage language;

    WatchPages(
            Access access,
            ResourcePages pages,
            Playback playback,
            Offers offers,
            Licences licences,
            ReaderLanguage language) {
        this.access = access;
        this.pages = pages;
        this.playback = playback;
        this.offers = offers;
        this.licences = licences;
        this.language = language;
    }

    /** @param prints whether pages may be printed */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Watch(ResourceView view, boolean prints) implements TemplateInstance {}

    /**
     * @param page where a document is opened, from 1; where it is shown as text, 303 to the line of that slide or page
     */
    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response watch(@RestPath UUID id, @RestQuery @Nullable String page, @RestQuery @Nullable String lesson) {
        LearningResource resource = access.readable(id);
        if (!Cards.isWatched(resource)) {
            String at = page != null && page.matches("[0-9]{1,6}") ? "?page=" + page : "";
            return Response.seeOther(URI.create(Cards.page(resource) + at)).build();
        }
        ResourceView view = pages.view(resource, language.get());
        Optional<String> line = page == null || view.book() != null ? Optional.empty() : view.line(page);
        return line.isPresent()
                ? Response.seeOther(line(id, line.get(), lesson)).build()
                : Response.ok(new Watch(view, licences.mayBePrinted(resource)).render(), MediaType.TEXT_HTML_TYPE)
                        .build();
    }

    private static URI line(UUID id, String anchor, @Nullable String lesson) {
        UriBuilder there = UriBuilder.fromPath("/w/{id}").fragment(anchor);
        return (lesson == null ? there : there.queryParam("lesson", "{lesson}")).build(id, lesson);
    }

    /**
     * The original, to be saved: 302 to it, for the address with its grant changes and this one stays.
     *
     * @throws Problem {@link ProblemType#DOWNLOAD_NOT_ALLOWED} where the licence keeps it here
     */
    @GET
    @Path("download")
    @Blocking
    @PermitAll
    public Response download(@RestPath UUID id) {
        String original = playback.of(access.readable(id))
                .download()
                .orElseThrow(() -> Problem.of(ProblemType.DOWNLOAD_NOT_ALLOWED));
        return found(original, "private, no-store");
    }

    /**
     * The film or its sound in one file, for programs that take it away: 302 to it, where ranges are answered.
     *
     * @throws Problem {@link ProblemType#DOWNLOAD_NOT_ALLOWED} where the licence keeps it here
     */
    @GET
    @Path("{file: " + Offers.VIDEO + "|" + Offers.SOUND + "}")
    @Blocking
    @PermitAll
    public Response enclosure(@RestPath UUID id, @RestPath String file) {
        return found(offers.address(access.readable(id), file));
    }

    /** The picture that stands for it, as large as there is one: 302 to it. */
    @GET
    @Path("poster")
    @Blocking
    @PermitAll
    public Response poster(@RestPath UUID id) {
        return found(playback.of(access.readable(id)).poster());
    }

    /**
     * The picture of a card: 302 to it, for the address with its grant changes and this one stays. To an empty one where there
     * is none, or none yet, so that the leaf of the card shows through.
     */
    @GET
    @Path("picture")
    @Blocking
    @PermitAll
    public Response picture(@RestPath UUID id) {
        return playback.card(access.readable(id))
                .map(address -> found(address, A_WHILE))
                .orElseGet(() -> found(EMPTY, "no-store"));
    }

    /** The slide that stands at a second of a film: 302 to its picture. */
    @GET
    @Path("slide")
    @Blocking
    @PermitAll
    public Response slide(@RestPath UUID id, @RestQuery double at) {
        return found(playback.slide(access.readable(id), at));
    }

    private static Response found(Optional<String> address) {
        return found(address.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)), A_WHILE);
    }

    private static Response found(String address, String kept) {
        return Response.status(Response.Status.FOUND)
                .location(URI.create(address))
                .header(HttpHeaders.CACHE_CONTROL, kept)
                .build();
    }
}

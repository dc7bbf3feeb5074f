package org.shuyuan.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.text.ReaderLanguage;

/** Search for people: every facet and every page is a link, so it works without scripts and can be bookmarked. */
@Path("/s")
@Produces(MediaType.TEXT_HTML)
class SearchPages {

    private final Search search;
    private final SearchView.Drawing drawing;
    private final ReaderLanguage language;

    SearchPages(Search search, SearchView.Drawing drawing, ReaderLanguage language) {
        this.search = search;
        this.drawing = drawing;
        this.language = language;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SearchPage(SearchView view) implements TemplateInstance {}

    /** The parameters of {@link SearchResource#search}, in the same notation. */
    @GET
    @Blocking
    @PermitAll
    public TemplateInstance search(
            @RestQuery @Nullable String q, @RestQuery @Nullable String page, @Context UriInfo address) {
        Question question = Question.of(q).page(number(page), Question.USUAL_SIZE);
        for (Facet facet : Facet.values()) {
            List<String> values = address.getQueryParameters().getOrDefault(facet.id(), List.of());
            question = question.choosing(facet, values);
        }
        return new SearchPage(drawing.of(question, search.ask(question), language.get()));
    }

    private static int number(@Nullable String given) {
        try {
            return given == null ? 1 : Integer.parseInt(given.strip());
        } catch (NumberFormatException noNumber) {
            return 1;
        }
    }
}

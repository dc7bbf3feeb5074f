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
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.ReaderLanguage;

/** Search for people: every facet and every page is a link, so it works without scripts and can be bookmarked. */
@Path("/s")
@Produces(MediaType.TEXT_HTML)
class SearchPages {

    private final Search search;
    private final SearchDrawing drawing;
    private final ReaderLanguage language;

    SearchPages(Search search, SearchDrawing drawing, ReaderLanguage language) {
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
    public TemplateInstance search(@Context UriInfo address) {
        Question question = Question.asked(address.getQueryParameters());
        Answer answer = search.ask(question);
        if (answer.hits().isEmpty() && answer.total() > 0) {
            // Who has turned too far, or kept an address while there was more, sees the end.
            answer = search.ask(question.page(answer.pages(), answer.size()));
        }
        return new SearchPage(drawing.of(question, answer, language.get()));
    }
}

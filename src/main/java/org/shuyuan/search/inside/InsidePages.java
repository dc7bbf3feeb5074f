package org.shuyuan.search.inside;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.text.ReaderLanguage;

/** What is found in a book, as links: for browsers in which the reader itself doesn't run. */
@Path("/book/{id}/find")
@Produces(MediaType.TEXT_HTML)
class InsidePages {

    private final Access access;
    private final InsideView.Drawing drawing;
    private final ReaderLanguage language;

    InsidePages(Access access, InsideView.Drawing drawing, ReaderLanguage language) {
        this.access = access;
        this.drawing = drawing;
        this.language = language;
    }

    /** @param sought in one line, for the box to type in */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BookFind(String title, String href, String sought, InsideView found) implements TemplateInstance {}

    /** @param find as in {@link InsideResource#find} */
    @GET
    @Blocking
    @PermitAll
    public TemplateInstance find(@RestPath UUID id, @RestQuery List<String> find) {
        LearningResource book = access.readable(id);
        return new BookFind(
                book.title(), Cards.page(book), String.join(" ", find), drawing.of(book, find, language.get()));
    }
}

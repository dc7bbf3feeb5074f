package org.shuyuan.web;

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
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Newest;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** What a school, or any organisation above one, has published. */
@Path("/school/{id}")
@Produces(MediaType.TEXT_HTML)
class SchoolPage {

    private static final int NEWEST = 60;

    private final Organisations organisations;
    private final Newest newest;
    private final Cards cards;
    private final Messages messages;
    private final ReaderLanguage language;

    SchoolPage(Organisations organisations, Newest newest, Cards cards, Messages messages, ReaderLanguage language) {
        this.organisations = organisations;
        this.newest = newest;
        this.cards = cards;
        this.messages = messages;
        this.language = language;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record School(UUID id, String code, String title, String level, List<String> line, List<Card> cards)
            implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public TemplateInstance school(@RestPath UUID id) {
        List<Organisation> line = organisations.line(id);
        if (line.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        Organisation school = line.getLast();
        return new School(
                school.id(),
                school.code(),
                school.title(),
                messages.say(language.get(), "level." + school.level().id()),
                line.subList(0, line.size() - 1).stream()
                        .map(Organisation::title)
                        .toList(),
                cards.of(newest.publishedBy(id, NEWEST), language.get()));
    }
}

package org.shuyuan.share.lti.choice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.shuyuan.problem.Problem;
import org.shuyuan.search.Search;
import org.shuyuan.search.SearchDrawing;
import org.shuyuan.search.SearchView;
import org.shuyuan.search.question.Question;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;
import org.shuyuan.text.ReaderLanguage;

/** The search of the service in the frame of a platform: what is found is chosen there instead of opened. Works without scripts. */
@Path(LaunchSession.PATH + "{session}")
class ChoosePages {

    private final Choosing choosing;
    private final Choices choices;
    private final ContentItems items;
    private final Search search;
    private final SearchDrawing drawing;
    private final ReaderLanguage language;

    ChoosePages(
            Choosing choosing,
            Choices choices,
            ContentItems items,
            Search search,
            SearchDrawing drawing,
            ReaderLanguage language) {
        this.choosing = choosing;
        this.choices = choices;
        this.items = items;
        this.search = search;
        this.drawing = drawing;
        this.language = language;
    }

    /** @param base the address of the session */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchChoose(String base, SearchView view, List<Item> items) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchPlace(String answer, String token) implements TemplateInstance {}

    @GET
    @Path("choose")
    @Blocking
    @PermitAll
    public Response choose(@RestPath String session, @Context UriInfo address) throws LaunchRefused {
        Choice choice = choosing.choice();
        Question question = Question.asked(address.getQueryParameters());
        SearchView view = drawing.of(question, search.ask(question), language.get())
                .at(href -> "set?pick=" + URLEncoder.encode(href, StandardCharsets.UTF_8));
        return choosing.page(new LaunchChoose(choosing.session().path(""), view, choice.items()).render());
    }

    /** @param number of what was chosen, from 0 */
    @POST
    @Path("drop")
    @Blocking
    @PermitAll
    public Response drop(@RestPath String session, @RestForm int number) throws LaunchRefused {
        if (number >= 0) {
            choices.drop(choosing.choice(), number);
        }
        return Response.seeOther(URI.create(choosing.session().path("/choose"))).build();
    }

    /** Sends the browser to the platform with what was chosen; nothing of it where the choice was given up. */
    @POST
    @Path("place")
    @Blocking
    @PermitAll
    public Response place(@RestPath String session, @RestForm boolean cancel) throws LaunchRefused {
        Choice choice = choosing.choice();
        String token = items.answer(choosing.platform(), choice, cancel ? List.of() : choice.items());
        return choosing.pageTo(choice.answer(), new LaunchPlace(choice.answer().toString(), token).render());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return choosing.refuse(problem);
    }
}

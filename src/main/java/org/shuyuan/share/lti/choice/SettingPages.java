package org.shuyuan.share.lti.choice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** How what was chosen is placed: which part of it, under which title, whether it is graded, and where it is shown. */
@Path(LaunchSession.PATH + "{session}/set")
class SettingPages {

    private final Choosing choosing;
    private final Choices choices;
    private final Settings settings;
    private final Messages messages;
    private final ReaderLanguage language;

    SettingPages(Choosing choosing, Choices choices, Settings settings, Messages messages, ReaderLanguage language) {
        this.choosing = choosing;
        this.choices = choices;
        this.settings = settings;
        this.messages = messages;
        this.language = language;
    }

    /** @param problem what was typed wrong; nothing where nothing was */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchSet(
            String base,
            SettingView set,
            boolean gradable,
            boolean anywhere,
            boolean multiple,
            @Nullable String problem)
            implements TemplateInstance {}

    /** @param pick a page of ours, with the place in it: {@code /w/{id}?t=75}, {@code /book/{id}?page=3}, {@code /course/{id}} */
    @GET
    @Blocking
    @PermitAll
    public Response show(@RestPath String session, @RestQuery @Nullable String pick) throws LaunchRefused {
        return page(settings.begun(pick == null ? "" : pick), null);
    }

    /** Answers 303 to the search, where more can be chosen, or to what sends it to the platform. */
    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(@RestPath String session, MultivaluedMap<String, String> form) throws LaunchRefused {
        Choice choice = choosing.choice();
        Item item;
        try {
            item = settings.item(form, choice);
        } catch (Settings.Wrong wrong) {
            return page(settings.typed(form), messages.say(language.get(), "launch.wrong-" + wrong.field()));
        }
        choices.add(choice, item);
        boolean more = choice.multiple() && form.containsKey("more");
        return more
                ? Response.seeOther(URI.create(choosing.session().path("/choose")))
                        .build()
                : Response.temporaryRedirect(URI.create(choosing.session().path("/place")))
                        .build();
    }

    private Response page(SettingView view, @Nullable String problem) throws LaunchRefused {
        Choice choice = choosing.choice();
        return choosing.page(new LaunchSet(
                        choosing.session().path(""),
                        view,
                        choice.gradable() && view.gradable(),
                        choice.anywhere(),
                        choice.multiple(),
                        problem)
                .render());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return choosing.refuse(problem);
    }
}

package org.shuyuan.learn.join;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Where a pupil brings the code of a class. Works without scripts. */
@Path("/join")
@Produces(MediaType.TEXT_HTML)
class JoinPages {

    private final ClassDesk desk;
    private final Organisations organisations;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    JoinPages(
            ClassDesk desk, Organisations organisations, CurrentUser user, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.organisations = organisations;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    /** @param found the title of the class behind the code; empty where it is still to be found */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Join(String code, String found, String school, String problem) implements TemplateInstance {}

    /** The address on the blackboard, which is short. */
    @GET
    @Path("{code}")
    @Blocking
    @PermitAll
    public Object link(@RestPath String code) {
        return ask(code);
    }

    /** Asks for a code, or shows the class behind it; whoever hasn't signed in does so first. */
    @GET
    @Blocking
    @PermitAll
    public Object ask(@RestQuery @Nullable String code) {
        String typed = code == null ? "" : code.strip();
        if (user.account().isEmpty()) {
            // Only what can be a code goes on to the next page.
            String to = ClassCode.read(typed).map(read -> "/join/" + read).orElse("/join");
            return Response.seeOther(URI.create("/sign-in?to=" + to)).build();
        }
        if (typed.isEmpty()) {
            return new Join("", "", "", "");
        }
        try {
            SchoolClass found = desk.behind(typed);
            String school = organisations
                    .find(found.organisation())
                    .map(Organisation::title)
                    .orElse("");
            return new Join(found.code().orElse(""), found.title(), school, "");
        } catch (Problem refused) {
            return refusal(typed, refused);
        }
    }

    /** Joins, and answers 303 to the reader's own page, where the courses of the class stand. */
    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response join(@RestForm @Nullable String code) {
        try {
            desk.join(code == null ? "" : code);
        } catch (Problem refused) {
            return refusal(code == null ? "" : code, refused);
        }
        return Response.seeOther(URI.create("/me")).build();
    }

    /** Leaves a class; what was learned stays. */
    @POST
    @Path("leave")
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@RestForm UUID id) {
        desk.leave(id);
        return Response.seeOther(URI.create("/me")).build();
    }

    private Response refusal(String typed, Problem refused) {
        return Response.status(refused.type().status())
                .entity(new Join(typed, "", "", refused.detail(messages, language.get())))
                .build();
    }
}

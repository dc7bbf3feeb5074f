package org.shuyuan.share.lti.frame;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.grade.Grades;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;

/** What a teacher sees of a placed lesson: who has watched it how far, and which grades have arrived. */
@Path(LaunchSession.PATH + "{session}/class")
class FrameClassPages {

    private final Opened opened;
    private final Audience audience;
    private final Links links;
    private final Grades grades;

    FrameClassPages(Opened opened, Audience audience, Links links, Grades grades) {
        this.opened = opened;
        this.audience = audience;
        this.links = links;
        this.grades = grades;
    }

    /**
     * @param missing what hinders grades, and what helps; each once
     * @param roster whether those who haven't come yet are shown too, and {@code rosterable} whether they could be
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchClass(
            String base,
            String title,
            String classTitle,
            String measure,
            int needed,
            boolean quiz,
            List<Audience.Row> rows,
            List<String> missing,
            boolean roster,
            boolean rosterable,
            @Nullable String problem)
            implements TemplateInstance {}

    /** @param all whether to ask the platform who else is in the class */
    @GET
    @Blocking
    @PermitAll
    public Response show(@RestPath String session, @RestQuery boolean all) throws LaunchRefused, InterruptedException {
        LaunchSession teacher = opened.teaching();
        Link link = opened.link();
        Audience.Seen seen = audience.of(link, opened.platformClass(), opened.platform(), all);
        return opened.page(new LaunchClass(
                        teacher.path(""),
                        link.title(),
                        opened.platformClass().title(),
                        link.rule().measure().id(),
                        link.rule().needed(),
                        audience.isQuiz(link),
                        seen.rows(),
                        seen.missing(),
                        all,
                        audience.isMoreThere(link, opened.platformClass()),
                        seen.problem())
                .render());
    }

    /** Grades by another rule from now on; what was sent is corrected. */
    @POST
    @Path("rule")
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rule(
            @RestPath String session, @RestForm @Nullable String measure, @RestForm @Nullable String needed)
            throws LaunchRefused {
        opened.teaching();
        Rule.Measure wanted = Rule.Measure.of(measure == null ? "" : measure)
                .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "measure"));
        if (needed == null || !needed.matches("\\d{1,2}|100")) {
            throw Problem.of(ProblemType.BAD_REQUEST, "needed");
        }
        links.grade(opened.link().id(), new Rule(wanted, Integer.parseInt(needed)));
        return back();
    }

    /** Sends at once what has failed. */
    @POST
    @Path("again")
    @Blocking
    @PermitAll
    public Response again(@RestPath String session) throws LaunchRefused {
        opened.teaching();
        grades.again(opened.link());
        return back();
    }

    private Response back() throws LaunchRefused {
        return Response.seeOther(URI.create(opened.session().path("/class"))).build();
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return opened.refuse(problem);
    }
}

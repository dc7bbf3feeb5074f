package org.shuyuan.share.lti.tool;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.CourseDesk;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.CourseDrawing;
import org.shuyuan.learn.follow.CourseView;
import org.shuyuan.learn.follow.Teaching;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A lesson that is done in a tool: within the page, or on one of its own. */
@Path("/course/{id}/tool/{lesson}")
class ToolLessonPages {

    private final CourseDesk desk;
    private final CourseDrawing drawing;
    private final Teaching teaching;
    private final Tools tools;
    private final ToolLinks links;
    private final Launches launches;
    private final CurrentUser user;

    ToolLessonPages(
            CourseDesk desk,
            CourseDrawing drawing,
            Teaching teaching,
            Tools tools,
            ToolLinks links,
            Launches launches,
            CurrentUser user) {
        this.desk = desk;
        this.drawing = drawing;
        this.teaching = teaching;
        this.tools = tools;
        this.links = links;
        this.launches = launches;
        this.user = user;
    }

    /**
     * A tool in a lesson.
     *
     * @param open whether the reader is signed in, and so known to the tool
     * @param here where the page is, to come back to
     */
    record ToolView(String title, boolean framed, boolean named, boolean open, String launch, String here) {}

    /** @param tool nothing where it is registered no more */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LessonTool(CourseView.Way way, @Nullable ToolView tool) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response show(@RestPath UUID id, @RestPath UUID lesson) {
        Course course = desk.readable(id);
        Lesson found = lesson(course, lesson);
        String here = "/course/" + id + "/tool/" + lesson;
        Optional<Tool> tool = link(found).flatMap(link -> tools.find(link.tool()));
        @Nullable
        ToolView view = tool.map(known -> new ToolView(
                        known.title(),
                        known.framed(),
                        known.named(),
                        user.account().isPresent(),
                        here + "/launch",
                        here))
                .orElse(null);
        Response.ResponseBuilder page = Response.ok(new LessonTool(drawing.way(course, found), view));
        tool.filter(Tool::framed).ifPresent(framed -> page.header("Content-Security-Policy", around(framed)));
        return page.build();
    }

    /** Answers 302 to where the tool begins a login. */
    @GET
    @Path("launch")
    @Blocking
    @Authenticated
    public Response launch(@RestPath UUID id, @RestPath UUID lesson) {
        Course course = desk.readable(id);
        ToolLink link = link(lesson(course, lesson)).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        Tool tool = tools.find(link.tool()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return launches.open(tool, link, course, lesson, teaching.teaches(course));
    }

    /** That of all pages (web.PageHeaders), with the tool in a frame and nothing that this page doesn't need. */
    private static String around(Tool tool) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "frame-src 'self' " + tool.origins(),
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'self'");
    }

    private static Lesson lesson(Course course, UUID id) {
        return course.lesson(id)
                .filter(lesson -> lesson.type() == Lesson.Type.TOOL)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private Optional<ToolLink> link(Lesson lesson) {
        return lesson.tool().flatMap(links::find);
    }
}

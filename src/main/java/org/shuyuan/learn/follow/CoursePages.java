package org.shuyuan.learn.follow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.CourseDesk;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.course.Markdown;
import org.shuyuan.learn.join.ClassDesk;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A course: readable by everybody who may see it, followed by whoever has joined. Works without scripts. */
@Path("/course/{id}")
class CoursePages {

    private final CourseDesk desk;
    private final ClassDesk classes;
    private final CourseDrawing drawing;
    private final ReadLessons read;
    private final Access access;
    private final Cards cards;
    private final CurrentUser user;

    CoursePages(
            CourseDesk desk,
            ClassDesk classes,
            CourseDrawing drawing,
            ReadLessons read,
            Access access,
            Cards cards,
            CurrentUser user) {
        this.desk = desk;
        this.classes = classes;
        this.drawing = drawing;
        this.read = read;
        this.access = access;
        this.cards = cards;
        this.user = user;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CoursePage(CourseView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LessonPage(CourseView.Way way, RawString written) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance course(@RestPath UUID id) {
        return new CoursePage(drawing.draw(desk.readable(id)));
    }

    /** The picture of the course: its cover, else that of the first lesson that has one: 302 to it. */
    @GET
    @Path("picture")
    @Blocking
    @PermitAll
    public Response picture(@RestPath UUID id) {
        UUID pictured = access.readable(id).asset(AssetRole.COVER).isPresent()
                ? id
                : desk.readable(id)
                        .lessons()
                        .flatMap(lesson -> lesson.resource().flatMap(access::find).stream())
                        .filter(cards::isPictured)
                        .findFirst()
                        .map(LearningResource::id)
                        .orElse(id);
        return Response.status(Response.Status.FOUND)
                .location(URI.create("/w/" + pictured + "/picture"))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                .build();
    }

    @POST
    @Path("join")
    @Blocking
    @Authenticated
    public Response join(@RestPath UUID id) {
        classes.follow(id);
        return back(id);
    }

    @POST
    @Path("leave")
    @Blocking
    @Authenticated
    public Response leave(@RestPath UUID id) {
        classes.unfollow(id);
        return back(id);
    }

    /** A written page of the course. */
    @GET
    @Path("{lesson}")
    @Blocking
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance lesson(@RestPath UUID id, @RestPath UUID lesson) {
        Course course = desk.readable(id);
        Lesson page = course.lesson(lesson)
                .filter(each -> each.type() == Lesson.Type.PAGE)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return new LessonPage(drawing.way(course, page), new RawString(Markdown.html(page.words())));
    }

    /** Whoever has read a lesson says so, or takes it back; films are measured. Answers 303 to what comes next. */
    @POST
    @Path("{lesson}/read")
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(@RestPath UUID id, @RestPath UUID lesson, @RestForm @Nullable String undo) {
        Course course = desk.readable(id);
        Lesson found = course.lesson(lesson).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        CourseView.Way way = drawing.way(course, found);
        if (!way.byHand()) {
            throw Problem.of(ProblemType.BAD_REQUEST, "lesson");
        }
        if (undo == null) {
            read.end(lesson, user.require().id());
        } else {
            read.takeBack(lesson, user.require().id());
        }
        CourseView.LessonView then = undo == null ? way.after() : way.here();
        return Response.seeOther(URI.create(then == null || then.href() == null ? way.href() : then.href()))
                .build();
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/course/" + id)).build();
    }
}

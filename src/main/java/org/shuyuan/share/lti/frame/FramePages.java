package org.shuyuan.share.lti.frame;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.course.Markdown;
import org.shuyuan.learn.follow.CourseView;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.play.ResourceView;
import org.shuyuan.play.Screens;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;

/**
 * The lesson that a link leads to. The session in the address is the credential: {@link Opened} refuses every other. What is played is
 * reported by tickets, as everywhere; nothing here reads a cookie.
 */
@Path(LaunchSession.PATH + "{session}")
class FramePages {

    private final Opened opened;
    private final FrameCourses courses;
    private final Screens screens;
    private final CurrentUser user;

    FramePages(Opened opened, FrameCourses courses, Screens screens, CurrentUser user) {
        this.opened = opened;
        this.courses = courses;
        this.screens = screens;
        this.user = user;
    }

    /** @param until the second at which the part ends that is meant; nothing where it is open */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchFilm(
            Around around, ResourceView view, @Nullable Integer until, List<CourseView.Stop> stops)
            implements TemplateInstance {}

    /** @param section of an EPUB, as a query; empty where it is the whole */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchBook(Around around, ResourceView view, String section) implements TemplateInstance {}

    /** @param read to which is posted that it was read; nothing where that can't be said */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchWords(
            Around around, RawString written, @Nullable String read, boolean done) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchQuiz(Around around, UUID id, String address) implements TemplateInstance {}

    /**
     * It belongs to those who have an account here: a platform launches tools by itself.
     *
     * @param address where they find it
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchTool(Around around, String address) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchCourse(Around around, CourseView view, List<CourseView.Part> parts) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    @Transactional
    public Response show(@RestPath String session, @RestQuery @Nullable String t, @RestQuery @Nullable String page)
            throws LaunchRefused {
        Link link = opened.link();
        Target target = link.target();
        return switch (target.type()) {
            case W, BOOK ->
                resource(target.id(), target.part().map(FramePart::of), t != null || page != null, Optional.empty());
            case COURSE -> course(link);
            case LESSON -> lesson(target.id(), t, page);
        };
    }

    /** A lesson of the course that the link leads to. */
    @GET
    @Path("lesson/{lesson}")
    @Blocking
    @PermitAll
    @Transactional
    public Response lesson(
            @RestPath String session,
            @RestPath UUID lesson,
            @RestQuery @Nullable String t,
            @RestQuery @Nullable String page)
            throws LaunchRefused {
        return lesson(lesson, t, page);
    }

    private Response course(Link link) throws LaunchRefused {
        Course course = courses.of(link);
        CourseView view = courses.view(course);
        return opened.page(
                new LaunchCourse(around(view.card().title(), null), view, courses.parts(view.parts(), opened.session()))
                        .render());
    }

    private Response lesson(UUID id, @Nullable String t, @Nullable String page) throws LaunchRefused {
        FrameCourses.Found found = courses.lesson(opened.link(), id);
        Lesson lesson = found.lesson();
        Around around = around(lesson.title(), found.way());
        return switch (lesson.type()) {
            case RESOURCE ->
                resource(
                        lesson.resource().orElseThrow(() -> new LaunchRefused(Fault.GONE, "a gap")),
                        lesson.part().map(FramePart::of),
                        t != null || page != null,
                        Optional.of(found));
            case PAGE ->
                opened.page(new LaunchWords(
                                around,
                                new RawString(Markdown.html(lesson.words())),
                                around.known() ? courses.address(opened.session(), id) + "/read" : null,
                                found.way().here().state().equals("done"))
                        .render());
            case QUIZ ->
                opened.page(new LaunchQuiz(around, lesson.quiz().orElseThrow(), courses.address(opened.session(), id))
                        .render());
            case TOOL ->
                opened.page(new LaunchTool(around, "/course/" + found.course().id() + "/tool/" + lesson.id()).render());
        };
    }

    /** @param begun whether the address says where it begins */
    private Response resource(UUID id, Optional<FramePart> part, boolean begun, Optional<FrameCourses.Found> found)
            throws LaunchRefused {
        ResourceView view = view(id);
        boolean book = view.book() != null;
        Target target = opened.link().target();
        LaunchSession session = opened.session();
        if (part.isPresent() && !begun) {
            String here = found.map(
                            lesson -> courses.address(session, lesson.lesson().id()))
                    .orElseGet(() -> session.path(""));
            return Response.seeOther(URI.create(here + part.get().query(book))).build();
        }
        Around around =
                around(view.card().title(), found.map(FrameCourses.Found::way).orElse(null));
        if (book) {
            return opened.page(new LaunchBook(
                            around,
                            view,
                            part.map(each -> "?section=" + each.from()).orElse(""))
                    .render());
        }
        return opened.page(new LaunchFilm(
                        around,
                        view,
                        part.map(FramePart::to).filter(to -> to > 0).orElse(null),
                        // A lesson that was placed alone has no quizzes behind it.
                        target.type() == Target.Type.COURSE
                                ? found.map(lesson -> courses.stops(lesson.way(), session))
                                        .orElse(List.of())
                                : List.of())
                .render());
    }

    private ResourceView view(UUID id) throws LaunchRefused {
        try {
            ResourceView view = screens.of(id);
            if (view.published().isEmpty()) {
                throw new LaunchRefused(Fault.GONE, view.state());
            }
            return view;
        } catch (Problem notFound) {
            throw new LaunchRefused(Fault.GONE, id.toString());
        }
    }

    /** @param way nothing where it stands alone */
    private Around around(String title, CourseView.@Nullable Way way) throws LaunchRefused {
        LaunchSession session = opened.session();
        boolean within = opened.link().target().type() == Target.Type.COURSE;
        CourseView.@Nullable Way shown = within ? way : null;
        return new Around(
                session.path(""),
                title,
                session.teacher(),
                user.account().isPresent(),
                shown == null ? null : session.path(""),
                shown == null ? null : courses.href(shown.before(), session),
                shown == null ? null : courses.href(shown.after(), session));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return opened.refuse(problem);
    }
}

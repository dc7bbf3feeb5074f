package org.shuyuan.share.lti.tool;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.CourseDesk;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Where a teacher adds tools to a course: one as a whole, or what is chosen in it. Works without scripts. */
@Path("/studio/courses/{id}/tools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class CourseToolPages {

    /** Percent of the score that a lesson asks for, until its teacher says otherwise. */
    private static final int USUAL_SHARE = 60;

    private final CourseDesk courses;
    private final ToolDesk desk;
    private final ToolLinks links;
    private final Launches launches;
    private final Catalog catalog;

    CourseToolPages(CourseDesk courses, ToolDesk desk, ToolLinks links, Launches launches, Catalog catalog) {
        this.courses = courses;
        this.desk = desk;
        this.links = links;
        this.launches = launches;
        this.catalog = catalog;
    }

    /** @param chooses whether there is content in it to choose */
    record ToolChoice(UUID id, String title, boolean chooses) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CourseTools(UUID course, String title, List<ToolChoice> tools) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ChosenTools(UUID course, String title, UUID choice, List<String> links) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list(@RestPath UUID id) {
        Course course = courses.changeable(id);
        List<ToolChoice> choices = desk.usable(course.id()).stream()
                .map(tool ->
                        new ToolChoice(tool.id(), tool.title(), tool.choosing().isPresent()))
                .toList();
        return new CourseTools(id, catalog.get(id).title(), choices);
    }

    /** Answers 303 to the editor, where the tool is the last lesson. */
    @POST
    @Path("{tool}")
    @Blocking
    @Transactional
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@RestPath UUID id, @RestPath("tool") UUID chosen, @RestForm @Nullable String title) {
        Course course = courses.changeable(id);
        Tool tool = desk.usable(course.id(), chosen);
        String called = title == null ? "" : title.replace("\0", "").strip();
        if (called.length() > ToolLink.LONGEST_TITLE) {
            throw Problem.of(ProblemType.BAD_REQUEST, "title");
        }
        ToolLink link = new ToolLink(
                Tools.newId(), tool.id(), id, called.isEmpty() ? tool.title() : called, tool.launch(), Map.of());
        links.place(link, ToolLinks.Placing.BY_HAND);
        courses.append(id, List.of(lesson(link)));
        return editor(id);
    }

    /** Answers 302 to the tool, which sends back what is chosen there. */
    @GET
    @Path("{tool}/choose")
    @Blocking
    public Response choose(@RestPath UUID id, @RestPath("tool") UUID chosen) {
        Course course = courses.changeable(id);
        Tool tool = desk.usable(course.id(), chosen);
        if (tool.choosing().isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return launches.choose(tool, course);
    }

    /** What was chosen. */
    @GET
    @Path("chosen/{choice}")
    @Blocking
    public TemplateInstance chosen(@RestPath UUID id, @RestPath UUID choice) {
        Course course = courses.changeable(id);
        return new ChosenTools(
                id,
                catalog.get(id).title(),
                choice,
                left(course, choice).stream().map(ToolLink::title).toList());
    }

    @POST
    @Path("chosen/{choice}")
    @Blocking
    @Transactional
    public Response take(@RestPath UUID id, @RestPath UUID choice) {
        Course course = courses.changeable(id);
        List<ToolLink> left = left(course, choice);
        if (!left.isEmpty()) {
            courses.append(id, left.stream().map(CourseToolPages::lesson).toList());
        }
        return editor(id);
    }

    /** What isn't in the course yet. */
    private List<ToolLink> left(Course course, UUID choice) {
        Set<UUID> there =
                course.lessons().flatMap(lesson -> lesson.tool().stream()).collect(Collectors.toSet());
        return links.chosen(choice).stream()
                .filter(link -> link.course().equals(course.id()) && !there.contains(link.id()))
                .toList();
    }

    private static Lesson lesson(ToolLink link) {
        return new Lesson(
                Tools.newId(),
                Lesson.Type.TOOL,
                link.title(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of(link.id()),
                USUAL_SHARE);
    }

    private static Response editor(UUID id) {
        return Response.seeOther(URI.create("/studio/courses/" + id)).build();
    }
}

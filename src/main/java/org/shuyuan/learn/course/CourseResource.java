package org.shuyuan.learn.course;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Field;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Courses and their outlines. What the catalog says of them is told and changed at {@code /api/resources/{id}}. */
@Path("/api/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "courses")
class CourseResource {

    private final CourseDesk desk;
    private final TextbookCourses textbooks;

    CourseResource(CourseDesk desk, TextbookCourses textbooks) {
        this.desk = desk;
        this.textbooks = textbooks;
    }

    /**
     * @param textbook the volume whose lessons it is to have; left out of a course that begins empty
     */
    public record Wanted(@Nullable String title, @Nullable Volume textbook) {}

    /** A volume of the curriculum, by the ids of its terms. */
    public record Volume(
            @Nullable String subject,
            @Nullable String edition,
            @Nullable String volume) {}

    /** @param joining {@code open} or {@code code} */
    public record Door(@Nullable String joining) {}

    /** A course of the catalog: its descriptors stand at {@code /api/resources/{id}}. */
    public record CourseJson(
            UUID id, Course.Joining joining, @Nullable UUID origin, OutlineJson outline) {

        static CourseJson of(Course course) {
            return new CourseJson(course.id(), course.joining(), course.origin().orElse(null), OutlineJson.of(course));
        }
    }

    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A new course: empty, or with the lessons of a textbook, each filled with what the catalog has")
    public Response create(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST);
        }
        Volume volume = wanted.textbook();
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        if (wanted.title() != null) {
            words.put(Field.TITLE, List.of(wanted.title()));
        }
        Course course = volume == null
                ? desk.create(words)
                : textbooks.build(
                        new Textbook(text(volume.subject()), text(volume.edition()), text(volume.volume())), words);
        return created(course);
    }

    @GET
    @Path("{id}")
    @Blocking
    @PermitAll
    public CourseJson get(@RestPath UUID id) {
        return CourseJson.of(desk.readable(id));
    }

    @PUT
    @Path("{id}/outline")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts an outline in the place of the one that has this version",
            description = "Lessons keep their ids, and with them what pupils have done.")
    public OutlineJson arrange(@RestPath UUID id, @Nullable OutlineJson outline) {
        if (outline == null) {
            throw Problem.of(ProblemType.BAD_REQUEST);
        }
        return OutlineJson.of(desk.arrange(id, outline.version(), outline.read()));
    }

    @PUT
    @Path("{id}/joining")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    public CourseJson joining(@RestPath UUID id, @Nullable Door door) {
        String wanted = door == null ? "" : text(door.joining());
        return CourseJson.of(desk.joining(
                id,
                Course.Joining.of(wanted).orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, wanted, "joining"))));
    }

    @POST
    @Path("{id}/copy")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "A draft of one's own with the same lessons, which says where it is from")
    public Response copy(@RestPath UUID id) {
        return created(desk.copy(id));
    }

    private static Response created(Course course) {
        return Response.created(URI.create("/api/courses/" + course.id()))
                .entity(CourseJson.of(course))
                .build();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}

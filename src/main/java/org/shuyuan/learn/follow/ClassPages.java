package org.shuyuan.learn.follow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.learn.course.OwnCourses;
import org.shuyuan.learn.join.ClassDesk;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A teacher's classes: who is in them, what they follow, and how far everybody is. Names are for the class's teachers alone. */
@Path("/studio/classes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ClassPages {

    private static final URI HERE = URI.create("/studio/classes");

    private final ClassDesk desk;
    private final Classes classes;
    private final Enrolments enrolments;
    private final OwnCourses own;
    private final ClassDrawing drawing;
    private final LessonDrawing lessons;
    private final Access access;
    private final PublicAddress address;
    private final CurrentUser user;

    ClassPages(
            ClassDesk desk,
            Classes classes,
            Enrolments enrolments,
            OwnCourses own,
            ClassDrawing drawing,
            LessonDrawing lessons,
            Access access,
            PublicAddress address,
            CurrentUser user) {
        this.desk = desk;
        this.classes = classes;
        this.enrolments = enrolments;
        this.own = own;
        this.drawing = drawing;
        this.lessons = lessons;
        this.access = access;
        this.address = address;
        this.user = user;
    }

    record Line(
            UUID id, String title, long learners, @Nullable String code) {}

    record Choice(UUID id, String title) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClassList(List<Line> classes) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClassPage(
            UUID id,
            String title,
            @Nullable String code,
            String link,
            List<ClassDrawing.Followed> courses,
            List<Choice> choices,
            List<Member> members)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClassLesson(
            UUID id,
            String title,
            String lesson,
            List<LessonDrawing.Bar> bars,
            int most,
            List<LessonDrawing.Stop> stops,
            List<LessonDrawing.Watched> rows)
            implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list() {
        return new ClassList(desk.taught().stream()
                .map(each -> new Line(
                        each.id(),
                        each.title(),
                        classes.members(each.id()).stream()
                                .filter(member -> member.part() == Member.Part.LEARNER)
                                .count(),
                        each.code().orElse(null)))
                .toList());
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestForm @Nullable String title) {
        return page(desk.create(title == null ? "" : title).id());
    }

    @GET
    @Path("{id}")
    @Blocking
    public TemplateInstance show(@RestPath UUID id) {
        SchoolClass taught = desk.taught(id);
        List<UUID> set = classes.courses(id);
        List<Member> members = classes.members(id);
        return new ClassPage(
                id,
                taught.title(),
                taught.code().orElse(null),
                taught.code().map(code -> address.of("/join/" + code)).orElse(""),
                set.stream()
                        .flatMap(course -> access.find(course).stream())
                        .map(course -> drawing.course(course, members))
                        .toList(),
                choices(set),
                members);
    }

    /** How a lesson of one of its courses was watched, or read, by the class. */
    @GET
    @Path("{id}/lessons/{lesson}")
    @Blocking
    public TemplateInstance lesson(@RestPath UUID id, @RestPath UUID lesson) {
        SchoolClass taught = desk.taught(id);
        LessonDrawing.LessonWatched watched = lessons.draw(lesson, classes.courses(id), classes.members(id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return new ClassLesson(
                id, taught.title(), watched.title(), watched.bars(), watched.most(), watched.stops(), watched.rows());
    }

    @POST
    @Path("{id}/door")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response door(@RestPath UUID id, @RestForm boolean open) {
        desk.door(id, open);
        return page(id);
    }

    @POST
    @Path("{id}/set")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(@RestPath UUID id, @RestForm UUID course) {
        desk.set(id, course);
        return page(id);
    }

    @POST
    @Path("{id}/unset")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unset(@RestPath UUID id, @RestForm UUID course) {
        desk.unset(id, course);
        return page(id);
    }

    @POST
    @Path("{id}/take")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@RestPath UUID id, @RestForm UUID account) {
        desk.take(id, account);
        return page(id);
    }

    /** What the teacher has made and what the teacher follows, as far as the class doesn't follow it yet. */
    private List<Choice> choices(List<UUID> set) {
        UUID teacher = user.require().id();
        return Stream.concat(
                        own.of(teacher).stream(),
                        enrolments.of(teacher).stream().flatMap(course -> access.find(course).stream()))
                .filter(course -> !set.contains(course.id()))
                .map(ClassPages::choice)
                .distinct()
                .toList();
    }

    private static Choice choice(LearningResource course) {
        return new Choice(course.id(), course.title());
    }

    private static Response page(UUID id) {
        return Response.seeOther(URI.create(HERE + "/" + id)).build();
    }
}

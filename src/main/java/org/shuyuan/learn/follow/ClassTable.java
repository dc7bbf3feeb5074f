package org.shuyuan.learn.follow;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.join.ClassDesk;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.CsvTable;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** How far a class is in a course, for a spreadsheet: a line for each learner, and percent of each lesson. */
@Path("/studio/classes/{id}/courses/{course}.csv")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ClassTable {

    private final ClassDesk desk;
    private final Classes classes;
    private final ClassDrawing drawing;
    private final Access access;
    private final Messages messages;
    private final ReaderLanguage language;

    ClassTable(
            ClassDesk desk,
            Classes classes,
            ClassDrawing drawing,
            Access access,
            Messages messages,
            ReaderLanguage language) {
        this.desk = desk;
        this.classes = classes;
        this.drawing = drawing;
        this.access = access;
        this.messages = messages;
        this.language = language;
    }

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Produces(CsvTable.MEDIA_TYPE)
    public Response table(@RestPath UUID id, @RestPath UUID course) {
        desk.taught(id);
        LearningResource followed = access.find(course)
                .filter(_ -> classes.courses(id).contains(course))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Response.ok(write(drawing.course(followed, classes.members(id))), CsvTable.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"class.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private String write(ClassDrawing.Followed followed) {
        CsvTable table = new CsvTable();
        table.line(around(
                say("classes.learner"),
                followed.lessons().stream().map(ClassDrawing.Column::title),
                say("classes.all")));
        followed.rows()
                .forEach(row -> table.line(around(
                        row.name(), row.cells().stream().map(cell -> cell.percent() + "%"), row.percent() + "%")));
        return table.toString();
    }

    private static String[] around(String first, Stream<String> cells, String last) {
        return Stream.of(Stream.of(first), cells, Stream.of(last))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private String say(String key) {
        return messages.say(language.get(), key);
    }
}

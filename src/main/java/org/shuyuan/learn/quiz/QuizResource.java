package org.shuyuan.learn.quiz;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.qti.Imported;
import org.shuyuan.learn.quiz.qti.Qti;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Quizzes with what is right: for those who make them. */
@Path("/api/quizzes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
@Tag(name = "quizzes")
class QuizResource {

    private static final String ZIP = "application/zip";

    private final QuizDesk desk;
    private final Quizzes quizzes;
    private final CurrentUser user;

    QuizResource(QuizDesk desk, Quizzes quizzes, CurrentUser user) {
        this.desk = desk;
        this.quizzes = quizzes;
        this.user = user;
    }

    public record Own(List<Quizzes.Named> quizzes) {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Operation(summary = "The quizzes of whoever asks, the last changed first")
    public Own own() {
        return new Own(quizzes.of(user.require().id()));
    }

    @POST
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A new quiz")
    public Response create(@Nullable QuizJson wanted) {
        Quiz made = desk.create(present(wanted));
        return Response.created(URI.create("/api/quizzes/" + made.id()))
                .entity(QuizJson.of(made))
                .build();
    }

    @GET
    @Path("{id}")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    public QuizJson get(@RestPath UUID id) {
        return QuizJson.of(desk.changeable(id));
    }

    @PUT
    @Path("{id}")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts a quiz in the place of the one that has this version",
            description = "Questions keep their ids, and with them what was answered.")
    public QuizJson change(@RestPath UUID id, @Nullable QuizJson wanted) {
        return QuizJson.of(desk.change(id, present(wanted)));
    }

    /** @param leftOut what the file has beside, and nobody here can ask */
    public record Found(String title, List<QuestionJson> questions, List<String> leftOut) {}

    @POST
    @Path("qti/questions")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes({ZIP, MediaType.APPLICATION_XML, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "What a file of QTI asks; nothing is kept of it")
    public Found look(InputStream qti) throws IOException {
        Imported imported = Qti.read(qti);
        return new Found(
                imported.title(),
                imported.questions().stream().map(QuestionJson::of).toList(),
                imported.leftOut());
    }

    /** @param leftOut what the package has beside, and nobody here can ask */
    public record Brought(QuizJson quiz, List<String> leftOut) {}

    @POST
    @Path("qti")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Consumes({ZIP, MediaType.APPLICATION_XML})
    @Operation(
            summary = "A new quiz of what other programs have written: QTI 3.0, 2.2 or 2.1, a package or one item",
            description = "What can't be asked here is left out, and named.")
    public Response bring(InputStream qti) throws IOException {
        Imported imported = Qti.read(qti);
        Quiz made = desk.create(imported);
        return Response.created(URI.create("/api/quizzes/" + made.id()))
                .entity(new Brought(QuizJson.of(made), imported.leftOut()))
                .build();
    }

    @GET
    @Path("{id}/qti")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Produces(ZIP)
    @Operation(summary = "The quiz for other programs: a package of QTI 3.0")
    public Response take(@RestPath UUID id) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        Qti.export(desk.changeable(id), zip);
        return Response.ok(zip.toByteArray(), ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quiz.zip\"")
                .build();
    }

    private static QuizJson present(@Nullable QuizJson wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "JSON object");
        }
        return wanted;
    }
}

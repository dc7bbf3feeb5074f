package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.learn.quiz.QuizDesk;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.people.Role;

/** A quiz in the studio: to be changed, and as pupils will see it. */
@Path("/studio/quizzes/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class QuizEditorPages {

    private final QuizDesk desk;
    private final QuizDrawing drawing;

    QuizEditorPages(QuizDesk desk, QuizDrawing drawing) {
        this.desk = desk;
        this.drawing = drawing;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record QuizEditor(UUID id, String title) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record QuizPreview(UUID id, String title, QuizView quiz) implements TemplateInstance {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    public TemplateInstance edit(@RestPath UUID id) {
        return new QuizEditor(id, desk.changeable(id).title());
    }

    @GET
    @Path("preview")
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    public TemplateInstance preview(@RestPath UUID id) {
        Quiz quiz = desk.changeable(id);
        return new QuizPreview(id, quiz.title(), drawing.preview(quiz));
    }
}

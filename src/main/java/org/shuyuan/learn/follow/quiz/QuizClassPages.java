package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.join.ClassDesk;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** How a class did in a quiz. Names are for the class's teachers alone. */
@Path("/studio/classes/{id}/quizzes/{lesson}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class QuizClassPages {

    private final ClassDesk desk;
    private final Classes classes;
    private final Courses courses;
    private final Quizzes quizzes;
    private final QuizFigures figures;

    QuizClassPages(ClassDesk desk, Classes classes, Courses courses, Quizzes quizzes, QuizFigures figures) {
        this.desk = desk;
        this.classes = classes;
        this.courses = courses;
        this.quizzes = quizzes;
        this.figures = figures;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ClassQuiz(UUID id, String title, String lesson, List<QuizFigures.Item> items, List<QuizFigures.Row> rows)
            implements TemplateInstance {}

    @GET
    @Blocking
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    public TemplateInstance show(@RestPath UUID id, @RestPath UUID lesson) {
        SchoolClass taught = desk.taught(id);
        Lesson found = lesson(lesson, classes.courses(id)).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        QuizFigures.Figures drawn = figures.draw(quizzes.get(found.quiz().orElseThrow()), classes.members(id));
        return new ClassQuiz(id, taught.title(), found.title(), drawn.items(), drawn.rows());
    }

    private Optional<Lesson> lesson(UUID lesson, List<UUID> ofCourses) {
        return courses.around(lesson)
                .filter(course -> ofCourses.contains(course.id()))
                .flatMap(course -> course.lesson(lesson))
                .filter(found -> found.quiz().isPresent());
    }
}

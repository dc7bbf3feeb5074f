package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.CourseDesk;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.CourseDrawing;
import org.shuyuan.learn.follow.CourseView;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The quiz of a course. Each question is marked as soon as it is answered. Works without scripts. */
@Path("/course/{id}/quiz/{lesson}")
class QuizPages {

    private final CourseDesk desk;
    private final CourseDrawing courses;
    private final QuizDrawing drawing;
    private final Quizzes quizzes;
    private final QuizAnswers answers;

    QuizPages(CourseDesk desk, CourseDrawing courses, QuizDrawing drawing, Quizzes quizzes, QuizAnswers answers) {
        this.desk = desk;
        this.courses = courses;
        this.drawing = drawing;
        this.quizzes = quizzes;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LessonQuiz(
            CourseView.Way way, QuizView quiz, @Nullable String back) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath UUID id, @RestPath UUID lesson) {
        Course course = desk.readable(id);
        Lesson found = lesson(course, lesson);
        CourseView.Way way = courses.way(course, found);
        return new LessonQuiz(way, drawing.draw(quiz(found), address(id, lesson)), back(course, found));
    }

    /** Answers 303 back to the question, which then shows its mark. What is answered twice keeps its first answer. */
    @POST
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @RestPath UUID id,
            @RestPath UUID lesson,
            @RestForm @Nullable UUID question,
            @RestForm @Nullable List<String> given) {
        answers.take(quiz(lesson(desk.readable(id), lesson)), question, given);
        return Response.seeOther(URI.create(address(id, lesson) + "#" + question))
                .build();
    }

    /** Begins another attempt. */
    @POST
    @Path("again")
    @Blocking
    @Authenticated
    public Response again(@RestPath UUID id, @RestPath UUID lesson) {
        answers.again(quiz(lesson(desk.readable(id), lesson)));
        return Response.seeOther(URI.create(address(id, lesson))).build();
    }

    /** To the second of the film that the quiz has stopped; nothing where it stops none. */
    private @Nullable String back(Course course, Lesson quiz) {
        return quiz.part()
                .flatMap(stop -> course.lessons()
                        .takeWhile(lesson -> !lesson.id().equals(quiz.id()))
                        .filter(lesson -> lesson.resource().isPresent())
                        .reduce((_, last) -> last)
                        .flatMap(film -> film.resource()
                                .map(resource -> "/w/" + resource + "?lesson=" + film.id() + "&t=" + stop.from())))
                .orElse(null);
    }

    private static Lesson lesson(Course course, UUID id) {
        return course.lesson(id)
                .filter(lesson -> lesson.quiz().isPresent())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private Quiz quiz(Lesson lesson) {
        return quizzes.get(lesson.quiz().orElseThrow());
    }

    private static String address(UUID course, UUID lesson) {
        return "/course/" + course + "/quiz/" + lesson;
    }
}

package org.shuyuan.share.lti.frame;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.ReadLessons;
import org.shuyuan.learn.follow.quiz.QuizAnswers;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;

/**
 * What a learner does in a frame besides watching. The address itself can't be guessed by another site, and a browser that says so is
 * refused as everywhere.
 */
@Path(LaunchSession.PATH + "{session}/lesson/{lesson}")
class FrameDeeds {

    private final Opened opened;
    private final FrameCourses courses;
    private final QuizAnswers answers;
    private final Quizzes quizzes;
    private final ReadLessons read;
    private final CurrentUser user;

    FrameDeeds(
            Opened opened,
            FrameCourses courses,
            QuizAnswers answers,
            Quizzes quizzes,
            ReadLessons read,
            CurrentUser user) {
        this.opened = opened;
        this.courses = courses;
        this.answers = answers;
        this.quizzes = quizzes;
        this.read = read;
        this.user = user;
    }

    /** Answers 303 back to the question, which then shows its mark. */
    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @RestPath String session,
            @RestPath UUID lesson,
            @RestForm @Nullable UUID question,
            @RestForm @Nullable List<String> given)
            throws LaunchRefused {
        answers.take(quiz(lesson), question, given);
        return back(lesson, "#" + question);
    }

    @POST
    @Path("again")
    @Blocking
    @PermitAll
    public Response again(@RestPath String session, @RestPath UUID lesson) throws LaunchRefused {
        answers.again(quiz(lesson));
        return back(lesson, "");
    }

    /** Whoever has read a written page says so, or takes it back. */
    @POST
    @Path("read")
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(@RestPath String session, @RestPath UUID lesson, @RestForm @Nullable String undo)
            throws LaunchRefused {
        UUID account = account();
        FrameCourses.Found found = courses.lesson(opened.link(), lesson);
        if (!found.way().byHand()) {
            throw Problem.of(ProblemType.BAD_REQUEST, "lesson");
        }
        if (undo == null) {
            read.end(lesson, account);
        } else {
            read.takeBack(lesson, account);
        }
        return back(lesson, "");
    }

    private Quiz quiz(UUID lesson) throws LaunchRefused {
        account();
        Lesson found = courses.lesson(opened.link(), lesson).lesson();
        return quizzes.get(found.quiz().orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)));
    }

    private UUID account() throws LaunchRefused {
        opened.platform();
        return user.account()
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "the platform hasn't told who this is"))
                .id();
    }

    private Response back(UUID lesson, String anchor) throws LaunchRefused {
        return Response.seeOther(URI.create(courses.address(opened.session(), lesson) + anchor))
                .build();
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return opened.refuse(problem);
    }
}

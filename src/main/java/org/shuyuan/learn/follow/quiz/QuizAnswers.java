package org.shuyuan.learn.follow.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Takes the answers of whoever is signed in, as forms send them. */
@ApplicationScoped
public class QuizAnswers {

    private static final int MOST_GIVEN = 50;
    private static final int LONGEST_GIVEN = 1000;

    private final Attempts attempts;
    private final CurrentUser user;

    QuizAnswers(Attempts attempts, CurrentUser user) {
        this.attempts = attempts;
        this.user = user;
    }

    /**
     * What is answered twice keeps its first answer; nothing at all is none.
     *
     * @throws Problem {@link ProblemType#BAD_REQUEST}
     */
    public void take(Quiz quiz, @Nullable UUID question, @Nullable List<String> given) {
        List<String> said = Optional.ofNullable(given).orElse(List.of());
        if (question == null
                || said.size() > MOST_GIVEN
                || said.stream().anyMatch(each -> each.length() > LONGEST_GIVEN || each.indexOf('\0') >= 0)) {
            throw Problem.of(ProblemType.BAD_REQUEST, "given");
        }
        if (said.stream().anyMatch(each -> !each.isBlank())) {
            attempts.answer(quiz, user.require().id(), question, said);
        }
    }

    /** Begins another attempt. */
    public void again(Quiz quiz) {
        attempts.again(quiz, user.require().id());
    }
}

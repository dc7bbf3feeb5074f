package org.shuyuan.learn.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.qti.Imported;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What teachers do with quizzes, after it was looked whether they may. Whoever sees a course is shown its quizzes by that. */
@ApplicationScoped
public class QuizDesk {

    private final Quizzes quizzes;
    private final CurrentUser user;

    QuizDesk(Quizzes quizzes, CurrentUser user) {
        this.quizzes = quizzes;
        this.user = user;
    }

    /** Whether whoever asks may change it, and so put it into a course. */
    public boolean mayChange(UUID id) {
        return quizzes.belonging(id)
                .filter(belonging -> belonging.owner().equals(user.account().map(account -> account.id()))
                        || user.has(Role.CURATOR, belonging.organisation()))
                .isPresent();
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} also where it is another's: what is right stands in it */
    public Quiz changeable(UUID id) {
        if (!mayChange(id)) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return quizzes.get(id);
    }

    @Transactional
    public Quiz create(QuizJson wanted) {
        return quizzes.create(user.home(), user.require().id(), wanted);
    }

    /** @throws Problem {@link ProblemType#QUIZ_UNREADABLE} where there is nothing that could be asked */
    @Transactional
    public Quiz create(Imported imported) {
        if (imported.questions().isEmpty()) {
            throw Problem.of(ProblemType.QUIZ_UNREADABLE, imported.title());
        }
        String title = imported.title().isBlank()
                ? imported.questions().getFirst().stem().words()
                : imported.title();
        return quizzes.create(
                user.home(),
                user.require().id(),
                new Quiz(Quizzes.NEW, QuizJson.title(title), Quiz.Rules.USUAL, imported.questions(), 0));
    }

    /** @throws Problem {@link ProblemType#QUIZ_CHANGED}, {@link ProblemType#QUESTION_WRONG} */
    @Transactional
    public Quiz change(UUID id, QuizJson wanted) {
        return quizzes.change(wanted.read(changeable(id).id()));
    }
}

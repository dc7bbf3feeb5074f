package org.shuyuan.learn.follow.quiz;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.shuyuan.learn.quiz.Quizzes;

/** {@code {quiz:view(id, address)}}: what {@code parts/quiz} shows, for pages of other rooms that a quiz stands on. */
@TemplateExtension(namespace = "quiz")
final class QuizInPages {

    private QuizInPages() {}

    /** @param address to which answers are posted */
    static QuizView view(UUID quiz, String address) {
        return bean(QuizDrawing.class).draw(bean(Quizzes.class).get(quiz), address);
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}

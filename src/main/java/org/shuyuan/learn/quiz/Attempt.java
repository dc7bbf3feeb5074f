package org.shuyuan.learn.quiz;

import java.util.Map;
import java.util.UUID;
import org.shuyuan.learn.quiz.item.Quiz;

/**
 * One way through a quiz.
 *
 * @param number from 1
 * @param answers by the id of the question
 * @param ended whether every question was answered
 */
public record Attempt(UUID id, int number, Map<UUID, Answer> answers, boolean ended) {

    private static final int PERCENT = 100;

    public Attempt {
        answers = Map.copyOf(answers);
    }

    /** Of the points of the quiz as it is now, 0 to 100; what isn't answered has none. */
    public int percent(Quiz quiz) {
        double reached = quiz.questions().stream()
                .mapToDouble(question -> {
                    Answer answer = answers.get(question.stem().id());
                    return answer == null
                            ? 0
                            : answer.mark().share() * question.stem().points();
                })
                .sum();
        return quiz.points() == 0 ? 0 : (int) Math.round(PERCENT * reached / quiz.points());
    }
}

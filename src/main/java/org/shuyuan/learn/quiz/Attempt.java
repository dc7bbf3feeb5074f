package org.shuyuan.learn.quiz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;

/**
 * One way through a quiz.
 *
 * @param number from 1
 * @param answers by the id of the question
 * @param ended whether nothing is open any more: every question was answered, or those that weren't are no more
 */
public record Attempt(UUID id, int number, Map<UUID, Answer> answers, boolean ended) {

    private static final int PERCENT = 100;

    public Attempt {
        answers = Map.copyOf(answers);
    }

    /** Of the points of what it was asked, as that is now, 0 to 100; what isn't answered has none. */
    public int percent(Quiz quiz) {
        return (int) Math.round(PERCENT * share(quiz));
    }

    /** The same from 0 to 1. An attempt that has ended was asked what it has answered: questions that came later take nothing from it. */
    public double share(Quiz quiz) {
        List<Question.Stem> asked = quiz.questions().stream()
                .map(Question::stem)
                .filter(stem -> !ended || answers.containsKey(stem.id()))
                .toList();
        int points = asked.stream().mapToInt(Question.Stem::points).sum();
        double reached = asked.stream()
                .mapToDouble(stem -> Optional.ofNullable(answers.get(stem.id()))
                        .map(answer -> answer.mark().share() * stem.points())
                        .orElse(0.0))
                .sum();
        return points == 0 ? 0 : reached / points;
    }
}

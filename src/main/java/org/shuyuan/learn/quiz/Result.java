package org.shuyuan.learn.quiz;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuyuan.learn.quiz.item.Quiz;

/**
 * How somebody did in a quiz, by its rules.
 *
 * @param percent of the attempt that counts; 0 while none has ended
 * @param attempts that were begun
 * @param left attempts that may still be begun; nothing where they aren't counted
 */
public record Result(int percent, boolean passed, int attempts, Optional<Integer> left) {

    public static Result of(Quiz quiz, List<Attempt> attempts) {
        Optional<Integer> percent = counting(
                        quiz,
                        attempts.stream()
                                .filter(Attempt::ended)
                                .sorted(Comparator.comparingInt(Attempt::number))
                                .toList())
                .map(attempt -> attempt.percent(quiz));
        int most = quiz.rules().attempts();
        return new Result(
                percent.orElse(0),
                percent.filter(reached -> reached >= quiz.rules().pass()).isPresent(),
                attempts.size(),
                most == 0 ? Optional.empty() : Optional.of(Math.max(0, most - attempts.size())));
    }

    private static Optional<Attempt> counting(Quiz quiz, List<Attempt> ended) {
        return switch (quiz.rules().counts()) {
            case BEST -> ended.stream().max(Comparator.comparingInt(attempt -> attempt.percent(quiz)));
            case FIRST -> ended.stream().findFirst();
            case LAST -> ended.reversed().stream().findFirst();
        };
    }
}

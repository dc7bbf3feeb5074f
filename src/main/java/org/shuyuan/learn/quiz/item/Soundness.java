package org.shuyuan.learn.quiz.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.item.Question.Stem;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Whether a question can be asked at all: it has words, and an answer that is right. */
public final class Soundness {

    private static final int MOST_POINTS = 100;
    private static final int MOST_OPTIONS = 26;
    private static final int MOST_GAPS = 50;
    private static final int MOST_ACCEPTED = 50;
    private static final int LONGEST_WORDS = 20_000;
    private static final int LONGEST_ACCEPTED = 500;
    private static final int LONGEST_TITLE = 60;

    /** Digits of a number, and its power of ten: more would only keep the processor busy. */
    private static final int MOST_DIGITS = 300;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private Soundness() {}

    /** @throws Problem {@link ProblemType#QUESTION_WRONG} with the beginning of its words */
    public static void require(Question question) {
        if (!holds(question)) {
            throw Problem.of(ProblemType.QUESTION_WRONG, title(question));
        }
    }

    public static boolean holds(Question question) {
        return holds(question.stem())
                && switch (question) {
                    case Choice choice -> holds(choice.options()) && holds(choice, choice.right());
                    case Statement _ -> true;
                    case FillIn fillIn ->
                        between(1, fillIn.gaps().size(), MOST_GAPS)
                                && fillIn.gaps().stream().allMatch(Soundness::holds);
                    case Ordering ordering -> holds(ordering.options());
                    case Numeric numeric ->
                        holds(numeric.value())
                                && holds(numeric.tolerance().by())
                                && numeric.tolerance().by().signum() >= 0
                                && numeric.unit().map(String::length).orElse(0) <= LONGEST_TITLE;
                };
    }

    /** The first line of its words, shortened: what people know it by. */
    public static String title(Question question) {
        String line = question.stem().words().strip().lines().findFirst().orElse("");
        int points = line.codePointCount(0, line.length());
        return points <= LONGEST_TITLE ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    private static boolean holds(Stem stem) {
        return !stem.words().isBlank()
                && stem.words().length() <= LONGEST_WORDS
                && stem.explanation().length() <= LONGEST_WORDS
                && between(1, stem.points(), MOST_POINTS);
    }

    private static boolean holds(Choice choice, Set<String> right) {
        return ids(choice.options()).containsAll(right) && (choice.several() ? !right.isEmpty() : right.size() == 1);
    }

    private static boolean holds(List<Option> options) {
        return between(2, options.size(), MOST_OPTIONS)
                && ids(options).size() == options.size()
                && options.stream()
                        .allMatch(option -> ID.matcher(option.id()).matches()
                                && !option.words().isBlank()
                                && option.words().length() <= LONGEST_WORDS);
    }

    private static boolean holds(Gap gap) {
        return between(1, gap.accepted().size(), MOST_ACCEPTED)
                && gap.accepted().stream()
                        .allMatch(accepted -> !accepted.isBlank() && accepted.length() <= LONGEST_ACCEPTED);
    }

    private static boolean holds(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    private static Set<String> ids(List<Option> options) {
        return options.stream().map(Option::id).collect(Collectors.toSet());
    }

    private static boolean between(int least, int number, int most) {
        return least <= number && number <= most;
    }
}

package org.shuyuan.learn.quiz.marking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.shuyuan.learn.quiz.item.Mark;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.marking.Units.Unit;

/** Says what answers are worth. The same answer to the same question is always worth the same. */
@ApplicationScoped
public class Grading {

    private static final Mark HALF = new Mark(0.5);

    /** Longer than any gap; what is pasted beyond that isn't looked at. */
    private static final int LONGEST = 1_000;

    private final Units units;
    private final Notation notation;

    Grading(Units units) {
        this.units = units;
        this.notation = new Notation(units);
    }

    /** @param given as {@link Question} says for each kind; empty where nothing was answered */
    public Mark mark(Question question, List<String> given) {
        if (given.isEmpty()) {
            return Mark.WRONG;
        }
        return switch (question) {
            case Choice choice -> choice(choice, new HashSet<>(given));
            case Statement statement -> rightIf(given.equals(List.of(String.valueOf(statement.right()))));
            case FillIn fillIn -> fillIn(fillIn.gaps(), given);
            case Ordering ordering ->
                rightIf(given.equals(ordering.options().stream().map(Option::id).toList()));
            case Numeric numeric -> rightIf(given.size() == 1 && numeric(numeric, given.getFirst()));
        };
    }

    private static Mark rightIf(boolean right) {
        return right ? Mark.RIGHT : Mark.WRONG;
    }

    /** Of several right ones, some without a wrong one are worth half: the rule of Chinese examinations. */
    private static Mark choice(Choice choice, Set<String> given) {
        if (given.equals(choice.right())) {
            return Mark.RIGHT;
        }
        boolean some = choice.several() && choice.right().containsAll(given);
        return some ? HALF : Mark.WRONG;
    }

    private Mark fillIn(List<Gap> gaps, List<String> given) {
        long right = IntStream.range(0, Math.min(gaps.size(), given.size()))
                .filter(gap -> fills(gaps.get(gap), given.get(gap)))
                .count();
        return gaps.isEmpty() ? Mark.WRONG : new Mark((double) right / gaps.size());
    }

    private boolean fills(Gap gap, String given) {
        return given.length() <= LONGEST
                && gap.accepted().stream().anyMatch(accepted -> notation.same(accepted, given));
    }

    private boolean numeric(Numeric numeric, String given) {
        if (given.length() > LONGEST) {
            return false;
        }
        return Numeral.read(Notation.plain(given))
                .filter(read -> right(numeric, read))
                .isPresent();
    }

    private boolean right(Numeric numeric, Numeral.Read given) {
        Numeral value = Numeral.of(numeric.value());
        Numeral tolerance = numeric.tolerance().relative()
                ? value.percent(numeric.tolerance().by())
                : Numeral.of(numeric.tolerance().by());
        String asked = Notation.plain(numeric.unit().orElse(""));
        Set<Unit> expected = units.named(asked);
        if (expected.isEmpty()) {
            // What is counted: 5 只, 3 棵.
            return given.rest().equalsIgnoreCase(asked) && given.number().near(value, tolerance);
        }
        return expected.stream()
                .anyMatch(unit -> units.named(given.rest()).stream()
                        .filter(unit::comparable)
                        .anyMatch(typed ->
                                typed.measured(given.number()).near(unit.measured(value), unit.measured(tolerance))));
    }
}

package org.shuyuan.learn.quiz.item;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.item.Question.Stem;
import org.shuyuan.learn.quiz.item.Question.Tolerance;

/** Questions for tests. */
public final class Sample {

    private Sample() {}

    public static Stem stem(String words) {
        return new Stem(UUID.randomUUID(), words, "", 1);
    }

    public static Choice choice(String... right) {
        return new Choice(
                stem("哪些是偶数？"),
                right.length > 1,
                List.of(new Option("A", "2"), new Option("B", "3"), new Option("C", "4"), new Option("D", "6")),
                Set.of(right));
    }

    public static Statement statement(boolean right) {
        return new Statement(stem("地球是圆的。"), right);
    }

    /** Each gap with what is accepted in it, parted by |. */
    public static FillIn fillIn(String... gaps) {
        return new FillIn(
                stem("填空：____"),
                Arrays.stream(gaps)
                        .map(gap -> new Gap(List.of(gap.split("\\|"))))
                        .toList());
    }

    public static Ordering ordering() {
        return new Ordering(stem("从早到晚排列："), List.of(new Option("b", "夏"), new Option("a", "商"), new Option("c", "周")));
    }

    /** @param unit empty for none */
    public static Numeric numeric(String value, String tolerance, boolean relative, String unit) {
        return new Numeric(
                stem("多少？"),
                new BigDecimal(value),
                new Tolerance(new BigDecimal(tolerance), relative),
                Optional.of(unit).filter(name -> !name.isEmpty()));
    }
}

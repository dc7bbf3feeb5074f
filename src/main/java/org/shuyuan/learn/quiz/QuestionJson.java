package org.shuyuan.learn.quiz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Soundness;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * A question. What its kind doesn't know is left out.
 *
 * @param id left out of what is new
 * @param kind {@code choice}, {@code choices}, {@code statement}, {@code fill-in}, {@code ordering} or {@code numeric}
 * @param options of choices; of an ordering in the right order
 * @param right ids of the right options; {@code true} or {@code false} for a statement
 * @param gaps what is accepted in each
 * @param tolerance how far beside the value is still right
 * @param relative whether the tolerance is percent of the value
 */
public record QuestionJson(
        @Nullable UUID id,
        @Nullable String kind,
        @Nullable String words,
        @Nullable String explanation,
        @Nullable Integer points,
        @Nullable List<OptionJson> options,
        @Nullable List<String> right,
        @Nullable List<List<String>> gaps,
        @Nullable BigDecimal value,
        @Nullable BigDecimal tolerance,
        @Nullable Boolean relative,
        @Nullable String unit) {

    private static final int SHOWN = 40;

    static QuestionJson of(Question question) {
        return switch (question) {
            case Question.Choice choice ->
                of(
                        question,
                        choice.several() ? "choices" : "choice",
                        choice.options(),
                        choice.right().stream().sorted().toList(),
                        null,
                        null);
            case Question.Statement statement ->
                of(question, "statement", null, List.of(Boolean.toString(statement.right())), null, null);
            case Question.FillIn fill ->
                of(
                        question,
                        "fill-in",
                        null,
                        null,
                        fill.gaps().stream().map(Question.Gap::accepted).toList(),
                        null);
            case Question.Ordering ordering -> of(question, "ordering", ordering.options(), null, null, null);
            case Question.Numeric numeric -> of(question, "numeric", null, null, null, numeric);
        };
    }

    private static QuestionJson of(
            Question question,
            String kind,
            @Nullable List<Question.Option> options,
            @Nullable List<String> right,
            @Nullable List<List<String>> gaps,
            Question.@Nullable Numeric numeric) {
        Question.Stem stem = question.stem();
        return new QuestionJson(
                stem.id(),
                kind,
                stem.words(),
                stem.explanation(),
                stem.points(),
                options == null
                        ? null
                        : options.stream()
                                .map(each -> new OptionJson(each.id(), each.words()))
                                .toList(),
                right,
                gaps,
                numeric == null ? null : numeric.value(),
                numeric == null ? null : numeric.tolerance().by(),
                numeric == null ? null : numeric.tolerance().relative(),
                numeric == null ? null : numeric.unit().orElse(null));
    }

    /** @throws Problem {@link ProblemType#QUESTION_WRONG} with its first words */
    Question read() {
        Question.Stem stem = new Question.Stem(
                id == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : id,
                text(words),
                text(explanation),
                points == null ? 1 : points);
        Question read = switch (text(kind)) {
            case "choice" -> new Question.Choice(stem, false, offered(), Set.copyOf(present(right)));
            case "choices" -> new Question.Choice(stem, true, offered(), Set.copyOf(present(right)));
            case "statement" -> new Question.Statement(stem, said());
            case "fill-in" -> new Question.FillIn(stem, filled());
            case "ordering" -> new Question.Ordering(stem, offered());
            case "numeric" -> numeric(stem);
            default -> throw wrong();
        };
        Soundness.require(read);
        return read;
    }

    private boolean said() {
        return switch (String.join(",", present(right))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong();
        };
    }

    private List<Question.Option> offered() {
        return present(options).stream()
                .map(each -> new Question.Option(text(each.id()), text(each.words())))
                .toList();
    }

    private List<Question.Gap> filled() {
        return present(gaps).stream()
                .map(gap -> new Question.Gap(present(gap).stream()
                        .map(QuestionJson::text)
                        .filter(each -> !each.isEmpty())
                        .toList()))
                .toList();
    }

    private Question.Numeric numeric(Question.Stem stem) {
        if (value == null) {
            throw wrong();
        }
        return new Question.Numeric(
                stem,
                value,
                new Question.Tolerance(tolerance == null ? BigDecimal.ZERO : tolerance, Boolean.TRUE.equals(relative)),
                Optional.of(text(unit)).filter(each -> !each.isEmpty()));
    }

    private Problem wrong() {
        String said = text(words);
        return Problem.of(ProblemType.QUESTION_WRONG, said.substring(0, Math.min(SHOWN, said.length())));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.replace("\0", "").strip();
    }

    /** Nulls in a list are what nobody means. */
    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** @param id of letters and digits */
    public record OptionJson(@Nullable String id, @Nullable String words) {}
}

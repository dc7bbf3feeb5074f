package org.shuyuan.learn.quiz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
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

    private static final int MOST_POINTS = 100;
    private static final int MOST_OPTIONS = 26;
    private static final int LONGEST_WORDS = 10_000;
    private static final int LONGEST_OPTION = 1000;
    private static final int SHOWN = 40;
    private static final String ID = "[A-Za-z0-9]{1,36}";

    static QuestionJson of(Question question) {
        return switch (question) {
            case Question.Choice choice ->
                of(question, choice.several() ? "choices" : "choice", choice.options(), choice.right().stream().sorted().toList(), null, null);
            case Question.Statement statement ->
                of(question, "statement", null, List.of(Boolean.toString(statement.right())), null, null);
            case Question.FillIn fill ->
                of(question, "fill-in", null, null, fill.gaps().stream().map(Question.Gap::accepted).toList(), null);
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
                options == null ? null : options.stream().map(each -> new OptionJson(each.id(), each.words())).toList(),
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
                text(words, LONGEST_WORDS),
                text(explanation, LONGEST_WORDS),
                points == null ? 1 : points);
        require(!stem.words().isEmpty() && stem.points() >= 1 && stem.points() <= MOST_POINTS);
        return switch (text(kind, SHOWN)) {
            case "choice" -> choice(stem, false);
            case "choices" -> choice(stem, true);
            case "statement" -> {
                List<String> said = present(right);
                require(said.size() == 1 && said.getFirst().matches("true|false"));
                yield new Question.Statement(stem, Boolean.parseBoolean(said.getFirst()));
            }
            case "fill-in" -> new Question.FillIn(stem, filled());
            case "ordering" -> new Question.Ordering(stem, offered());
            case "numeric" -> numeric(stem);
            default -> throw wrong();
        };
    }

    private Question.Choice choice(Question.Stem stem, boolean several) {
        List<Question.Option> offered = offered();
        Set<String> named = Set.copyOf(present(right));
        require(!named.isEmpty() && (several || named.size() == 1));
        require(offered.stream().map(Question.Option::id).toList().containsAll(named));
        return new Question.Choice(stem, several, offered, named);
    }

    private List<Question.Option> offered() {
        List<Question.Option> offered = present(options).stream()
                .map(each -> new Question.Option(text(each.id(), LONGEST_OPTION), text(each.words(), LONGEST_OPTION)))
                .toList();
        require(offered.size() >= 2 && offered.size() <= MOST_OPTIONS);
        require(offered.stream().allMatch(each -> each.id().matches(ID) && !each.words().isEmpty()));
        require(offered.stream().map(Question.Option::id).distinct().count() == offered.size());
        return offered;
    }

    private List<Question.Gap> filled() {
        List<Question.Gap> read = present(gaps).stream()
                .map(gap -> new Question.Gap(present(gap).stream()
                        .map(each -> text(each, LONGEST_OPTION))
                        .filter(each -> !each.isEmpty())
                        .toList()))
                .toList();
        require(!read.isEmpty() && read.size() <= MOST_OPTIONS);
        require(read.stream().noneMatch(gap -> gap.accepted().isEmpty()));
        return read;
    }

    private Question.Numeric numeric(Question.Stem stem) {
        BigDecimal beside = tolerance == null ? BigDecimal.ZERO : tolerance;
        if (value == null || beside.signum() < 0) {
            throw wrong();
        }
        return new Question.Numeric(
                stem,
                value,
                new Question.Tolerance(beside, Boolean.TRUE.equals(relative)),
                Optional.of(text(unit, SHOWN)).filter(each -> !each.isEmpty()));
    }

    private void require(boolean right) {
        if (!right) {
            throw wrong();
        }
    }

    private Problem wrong() {
        String said = words == null ? "" : words.strip();
        return Problem.of(ProblemType.QUESTION_WRONG, said.substring(0, Math.min(SHOWN, said.length())));
    }

    private String text(@Nullable String given, int longest) {
        String text = given == null ? "" : given.replace("\0", "").strip();
        require(text.length() <= longest);
        return text;
    }

    /** Nulls in a list are what nobody means. */
    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** @param id of letters and digits */
    public record OptionJson(@Nullable String id, @Nullable String words) {}
}

package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;

/** Questions and answers as {@code cmi.interaction} of ADL (xAPI 1.0.3, Data 2.4.4.1 and Appendix C). */
final class Interaction {

    private static final String NEXT = "[,]";
    private static final String UP_TO = "[:]";
    private static final int LONGEST_NUMBER = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Interaction() {}

    /** @param language of what can be chosen */
    static void describe(Question question, String language, ObjectNode definition) {
        definition.put("interactionType", type(question));
        ArrayNode patterns = definition.putArray("correctResponsesPattern");
        patterns(question).forEach(patterns::add);
        options(question).ifPresent(options -> {
            ArrayNode choices = definition.putArray("choices");
            options.forEach(option -> choices.addObject()
                    .put("id", option.id())
                    .putObject("description")
                    .put(language, option.words()));
        });
    }

    /** What was answered; nothing where a number was asked for and none was given. */
    static Optional<String> response(Question question, List<String> given) {
        return switch (question) {
            case Choice _, Ordering _, Question.Statement _ -> Optional.of(String.join(NEXT, given));
            case FillIn _ -> Optional.of(joined(given));
            case Numeric numeric when numeric.unit().isPresent() -> Optional.of(joined(given));
            case Numeric _ ->
                given.stream().findFirst().flatMap(Interaction::number).map(Interaction::written);
        };
    }

    /** A number with a unit is words to xAPI: its {@code numeric} knows none. */
    private static String type(Question question) {
        return switch (question) {
            case Choice _ -> "choice";
            case Question.Statement _ -> "true-false";
            case FillIn _ -> "fill-in";
            case Ordering _ -> "sequencing";
            case Numeric numeric -> numeric.unit().isPresent() ? "fill-in" : "numeric";
        };
    }

    private static List<String> patterns(Question question) {
        return switch (question) {
            case Choice choice ->
                List.of(choice.options().stream()
                        .map(Option::id)
                        .filter(choice.right()::contains)
                        .collect(Collectors.joining(NEXT)));
            case Question.Statement statement -> List.of(String.valueOf(statement.right()));
            case FillIn fillIn -> fillings(fillIn.gaps());
            case Ordering ordering ->
                List.of(ordering.options().stream().map(Option::id).collect(Collectors.joining(NEXT)));
            case Numeric numeric
            when numeric.unit().isPresent() ->
                List.of(written(numeric.value()) + " " + numeric.unit().orElseThrow());
            case Numeric numeric -> List.of(range(numeric));
        };
    }

    private static Optional<List<Option>> options(Question question) {
        return switch (question) {
            case Choice choice -> Optional.of(choice.options());
            case Ordering ordering -> Optional.of(ordering.options());
            case FillIn _, Numeric _, Question.Statement _ -> Optional.empty();
        };
    }

    /** The first accepted words of each gap, then their second ones, and so on: not every mixture, but each of them once. */
    private static List<String> fillings(List<Gap> gaps) {
        int most = gaps.stream().mapToInt(gap -> gap.accepted().size()).max().orElse(0);
        return IntStream.range(0, most)
                .mapToObj(at -> joined(gaps.stream()
                        .map(Gap::accepted)
                        .map(accepted -> accepted.isEmpty() ? "" : accepted.get(at < accepted.size() ? at : 0))
                        .toList()))
                .toList();
    }

    private static String range(Numeric numeric) {
        BigDecimal by = numeric.tolerance().relative()
                ? numeric.value().abs().multiply(numeric.tolerance().by()).divide(HUNDRED)
                : numeric.tolerance().by();
        return by.signum() == 0
                ? written(numeric.value())
                : written(numeric.value().subtract(by))
                        + UP_TO
                        + written(numeric.value().add(by));
    }

    /** Words that contain the mark between two answers don't make three of them. */
    private static String joined(Collection<String> words) {
        return words.stream().map(word -> word.replace(NEXT, ",")).collect(Collectors.joining(NEXT));
    }

    private static Optional<BigDecimal> number(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
        try {
            return plain.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(plain));
        } catch (NumberFormatException wordsOrFraction) {
            return Optional.empty();
        }
    }

    /** Exponents stay: written out, a single number could fill the memory. */
    private static String written(BigDecimal number) {
        boolean small = Math.abs((long) number.scale()) + number.precision() <= LONGEST_NUMBER;
        return small ? number.toPlainString() : number.toString();
    }
}

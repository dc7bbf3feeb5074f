package org.shuyuan.learn.quiz.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.shuyuan.learn.quiz.item.Question.Gap;

/** What an item of QTI declares of a response: which values are right. */
record Response(Tag declaration) {

    private static final Set<String> NUMBERS = Set.of("float", "integer");
    private static final int LONGEST_NUMBER = 100;

    boolean single() {
        return declaration.attribute("cardinality").equals("single");
    }

    boolean isNumber() {
        return NUMBERS.contains(declaration.attribute("baseType"));
    }

    /** Some say it only by what is worth something. */
    List<String> right() {
        List<String> correct = declaration.values("correctResponse");
        return correct.isEmpty()
                ? mapped().stream().map(entry -> entry.attribute("mapKey")).toList()
                : correct;
    }

    /** @param leftOut told of what is worth something, but less than the best */
    Gap gap(Consumer<String> leftOut) {
        List<String> accepted = new ArrayList<>(declaration.values("correctResponse"));
        List<Tag> mapped = mapped();
        double best = mapped.stream().mapToDouble(Response::worth).max().orElse(0);
        for (Tag entry : mapped) {
            if (worth(entry) == best) {
                accepted.add(entry.attribute("mapKey"));
            } else {
                leftOut.accept("mapEntry " + entry.attribute("mapKey"));
            }
        }
        return new Gap(accepted.stream().map(String::strip).distinct().toList());
    }

    private List<Tag> mapped() {
        return declaration
                .children("mapping")
                .flatMap(mapping -> mapping.children("mapEntry"))
                .filter(entry -> worth(entry) > 0)
                .toList();
    }

    private static double worth(Tag entry) {
        return real(entry.attribute("mappedValue"));
    }

    /** 0 for what is no number. */
    static double real(String number) {
        return decimal(number)
                .map(BigDecimal::doubleValue)
                .filter(Double::isFinite)
                .orElse(0.0);
    }

    static Optional<BigDecimal> decimal(String number) {
        try {
            return number.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(number.strip()));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }
}

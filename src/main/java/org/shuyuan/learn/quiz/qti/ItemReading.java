package org.shuyuan.learn.quiz.qti;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.item.Question.Stem;
import org.shuyuan.learn.quiz.item.Question.Tolerance;
import org.shuyuan.learn.quiz.item.Soundness;

/** Reads one item of QTI 2.1, 2.2 or 3.0. How it is marked is our own rule for its kind; what the item says of it isn't taken. */
final class ItemReading {

    private static final String CHOICE = "choiceInteraction";
    private static final String ORDER = "orderInteraction";
    private static final String ENTRY = "textEntryInteraction";
    private static final String CORRECT = "correctResponse";

    private static final Set<String> TRUE_OR_FALSE = Set.of("true", "false");

    /** Ways of comparing numbers that no tolerance says. */
    private static final Set<String> OTHER_COMPARISONS = Set.of("equalRounded", "gt", "gte", "lt", "lte", "inside");

    private final Tag item;
    private final double weight;
    private final String title;
    private final Map<String, Response> responses;
    private final List<String> interactions;
    private final Flattening text;
    private final Set<String> leftOut = new LinkedHashSet<>();

    /** @param weight that the test gives to it */
    ItemReading(Tag item, double weight) {
        this.item = item;
        this.weight = weight;
        this.title = Stream.of("title", "label", "identifier")
                .map(item::attribute)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("?");
        this.responses = item.children("responseDeclaration")
                .collect(Collectors.toMap(tag -> tag.attribute("identifier"), Response::new, (first, _) -> first));
        this.interactions = item.below()
                .map(Tag::name)
                .filter(name -> name.endsWith("Interaction"))
                .toList();
        this.text = new Flattening(interactions.contains(ENTRY));
    }

    String title() {
        return title;
    }

    /** Nothing where it is of another kind, or has no right answer. */
    Optional<Question> question() {
        boolean drawn = item.child("templateDeclaration").isPresent();
        Optional<Question> made = drawn ? Optional.empty() : made();
        Optional<Question> sound = made.filter(Soundness::holds);
        if (sound.isPresent()) {
            text.lost().forEach(leftOut::add);
        } else {
            leftOut.clear();
            leftOut.add(drawn ? "templateDeclaration" : isOurs() ? CORRECT : kinds());
        }
        return sound;
    }

    /** What of it, or that all of it, couldn't be taken. */
    Stream<String> leftOut() {
        return leftOut.stream().map(name -> title + " — " + name);
    }

    private boolean isOurs() {
        return interactions.equals(List.of(CHOICE))
                || interactions.equals(List.of(ORDER))
                || (!interactions.isEmpty() && interactions.stream().allMatch(ENTRY::equals));
    }

    private String kinds() {
        return interactions.isEmpty()
                ? "itemBody"
                : interactions.stream().distinct().collect(Collectors.joining(" + "));
    }

    private Optional<Question> made() {
        if (!isOurs()) {
            return Optional.empty();
        }
        String words = item.child("itemBody").map(text::markdown).orElse("");
        return switch (interactions.getFirst()) {
            case CHOICE -> choice(words);
            case ORDER -> ordering(words);
            default -> entries(words);
        };
    }

    /** Made last: the options have feedback as well. */
    private Stem stem(String words) {
        Set<String> explanations = new LinkedHashSet<>();
        item.children("modalFeedback").map(text::markdown).forEach(explanations::add);
        explanations.add(text.feedback());
        return new Stem(
                UUID.randomUUID(),
                words.isBlank() ? title : words,
                explanations.stream().filter(said -> !said.isBlank()).collect(Collectors.joining("\n\n")),
                points());
    }

    private int points() {
        double most = outcome("MAXSCORE")
                .flatMap(tag -> tag.values("defaultValue").stream().findFirst())
                .or(() -> outcome("SCORE").map(tag -> tag.attribute("normalMaximum")))
                .map(Response::real)
                .filter(number -> number > 0)
                .orElse(1.0);
        return Math.clamp(Math.round(most * weight), 1, 100);
    }

    private Optional<Tag> outcome(String name) {
        return item.children("outcomeDeclaration")
                .filter(tag -> tag.attribute("identifier").equals(name))
                .findFirst();
    }

    private Optional<Question> choice(String words) {
        Options options = Options.of(interaction(CHOICE), text);
        return response(interaction(CHOICE)).map(response -> {
            boolean several = !response.single();
            List<String> right = response.right();
            Set<String> names = options.names().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            if (!several && right.size() == 1 && names.equals(TRUE_OR_FALSE)) {
                return new Statement(stem(words), right.getFirst().equalsIgnoreCase("true"));
            }
            return new Choice(
                    stem(words),
                    several,
                    options.all(),
                    right.stream().map(name -> options.id(name)).collect(Collectors.toSet()));
        });
    }

    private Optional<Question> ordering(String words) {
        Options options = Options.of(interaction(ORDER), text);
        return response(interaction(ORDER))
                .map(Response::right)
                .filter(right -> right.size() == options.names().size()
                        && options.names().containsAll(right))
                .map(right -> new Ordering(
                        stem(words), right.stream().map(options::called).toList()));
    }

    private Optional<Question> entries(String words) {
        List<Response> asked = text.gaps().stream()
                .flatMap(name -> Optional.ofNullable(responses.get(name)).stream())
                .toList();
        if (asked.size() != interactions.size()) {
            return Optional.empty();
        }
        if (asked.size() == 1 && asked.getFirst().isNumber()) {
            return numeric(words, asked.getFirst());
        }
        if (asked.stream().anyMatch(Response::isNumber)) {
            equal().ifPresent(equal -> leftOut.add(equal.name()));
        }
        return Optional.of(new FillIn(
                stem(words),
                asked.stream().map(response -> response.gap(leftOut::add)).toList()));
    }

    private Optional<Question> numeric(String words, Response response) {
        Optional<Tag> equal = equal();
        item.below().map(Tag::name).filter(OTHER_COMPARISONS::contains).forEach(leftOut::add);
        String mode = equal.map(tag -> tag.attribute("toleranceMode")).orElse("");
        List<String> tolerances = equal.stream()
                .flatMap(tag -> Stream.of(tag.attribute("tolerance").split("\\s+")))
                .distinct()
                .toList();
        if (tolerances.size() > 1
                || equal.filter(tag -> tag.attribute("includeLowerBound").equals("false")
                                || tag.attribute("includeUpperBound").equals("false"))
                        .isPresent()) {
            leftOut.add("tolerance");
        }
        BigDecimal by = tolerances.stream()
                .findFirst()
                .filter(_ -> Set.of("absolute", "relative").contains(mode))
                .flatMap(Response::decimal)
                .orElse(BigDecimal.ZERO);
        return response.right().stream()
                .findFirst()
                .flatMap(Response::decimal)
                .map(value -> new Numeric(stem(words), value, new Tolerance(by, mode.equals("relative")), text.unit()));
    }

    private Optional<Tag> equal() {
        return item.below("equal").findFirst();
    }

    private Tag interaction(String kind) {
        return item.below(kind).findFirst().orElseThrow();
    }

    private Optional<Response> response(Tag interaction) {
        return Optional.ofNullable(responses.get(interaction.attribute("responseIdentifier")));
    }
}

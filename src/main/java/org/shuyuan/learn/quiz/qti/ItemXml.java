package org.shuyuan.learn.quiz.qti;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyuan.learn.quiz.item.Blanks;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.item.Question.Tolerance;
import org.shuyuan.learn.quiz.item.Soundness;
import org.shuyuan.text.XmlText;

/** Writes a question as an item of QTI 3.0 (ASI 1.0), with the rule by which it is marked. */
final class ItemXml {

    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private static final String RESPONSE = "RESPONSE";

    /** What pupils in China write beside a statement. */
    private static final List<Option> TRUE_OR_FALSE = List.of(new Option("true", "√"), new Option("false", "×"));

    private static final String MARKED_WHOLE = """
            <qti-response-condition><qti-response-if>%s%s</qti-response-if></qti-response-condition>
            """;
    private static final String MATCHES = """
            <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>""";
    private static final String ALL_POINTS = """
            <qti-set-outcome-value identifier="SCORE"><qti-variable identifier="MAXSCORE"/></qti-set-outcome-value>""";

    /** Some of the right ones, and no wrong one. */
    private static final String MARKED_IN_HALVES = """
            <qti-response-condition>
            <qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null></qti-response-if>
            <qti-response-else-if>%s%s</qti-response-else-if>
            <qti-response-else-if>
            <qti-contains><qti-correct identifier="RESPONSE"/><qti-variable identifier="RESPONSE"/></qti-contains>
            <qti-set-outcome-value identifier="SCORE"><qti-product><qti-variable identifier="MAXSCORE"/>\
            <qti-base-value base-type="float">0.5</qti-base-value></qti-product></qti-set-outcome-value>
            </qti-response-else-if>
            </qti-response-condition>
            """.formatted(MATCHES, ALL_POINTS);

    private ItemXml() {}

    /**
     * @param response declarations of responses
     * @param body what is seen
     * @param marking what sets SCORE
     */
    private record Item(String response, String body, String marking) {}

    static String of(Question question) {
        Item item = switch (question) {
            case Choice choice -> choice(choice);
            case Statement statement -> statement(statement);
            case FillIn fillIn -> fillIn(fillIn);
            case Ordering ordering -> ordering(ordering);
            case Numeric numeric -> numeric(numeric);
        };
        Question.Stem stem = question.stem();
        boolean explained = !stem.explanation().isBlank();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <qti-assessment-item xmlns="%s" identifier="%s" title="%s" adaptive="false" time-dependent="false">
                %s%s%s%s<qti-item-body>
                %s</qti-item-body>
                <qti-response-processing>
                %s%s</qti-response-processing>
                %s</qti-assessment-item>
                """.formatted(
                        NAMESPACE,
                        identifier(question),
                        XmlText.escape(Soundness.title(question)),
                        item.response(),
                        outcome("SCORE", 0),
                        outcome("MAXSCORE", stem.points()),
                        explained
                                ? "<qti-outcome-declaration identifier=\"FEEDBACK\" cardinality=\"single\""
                                        + " base-type=\"identifier\"/>\n"
                                : "",
                        item.body(),
                        item.marking(),
                        explained
                                ? "<qti-set-outcome-value identifier=\"FEEDBACK\"><qti-base-value"
                                        + " base-type=\"identifier\">EXPLANATION</qti-base-value>"
                                        + "</qti-set-outcome-value>\n"
                                : "",
                        explained ? explanation(stem.explanation()) : "");
    }

    static String identifier(Question question) {
        return "item-" + question.stem().id();
    }

    private static String outcome(String identifier, int value) {
        return """
                <qti-outcome-declaration identifier="%s" cardinality="single" base-type="float">\
                <qti-default-value><qti-value>%d</qti-value></qti-default-value></qti-outcome-declaration>
                """.formatted(identifier, value);
    }

    private static String explanation(String words) {
        return """
                <qti-modal-feedback outcome-identifier="FEEDBACK" identifier="EXPLANATION" show-hide="show">
                <qti-content-body>
                %s</qti-content-body>
                </qti-modal-feedback>
                """.formatted(Blanks.xhtml(words));
    }

    private static Item choice(Choice choice) {
        String cardinality = choice.several() ? "multiple" : "single";
        List<String> right = choice.options().stream()
                .map(Option::id)
                .filter(choice.right()::contains)
                .map(ItemXml::identifier)
                .toList();
        return new Item(
                response(RESPONSE, cardinality, "identifier", right, ""),
                Blanks.xhtml(choice.stem().words()) + choices(choice.options(), choice.several() ? 0 : 1),
                choice.several() ? MARKED_IN_HALVES : MARKED_WHOLE.formatted(MATCHES, ALL_POINTS));
    }

    private static Item statement(Statement statement) {
        return new Item(
                response(RESPONSE, "single", "identifier", List.of(String.valueOf(statement.right())), ""),
                Blanks.xhtml(statement.stem().words()) + choices(TRUE_OR_FALSE, 1),
                MARKED_WHOLE.formatted(MATCHES, ALL_POINTS));
    }

    private static String choices(List<Option> options, int most) {
        return """
                <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="%d">
                %s</qti-choice-interaction>
                """.formatted(most, options(options));
    }

    private static Item ordering(Ordering ordering) {
        List<String> right = ordering.options().stream()
                .map(Option::id)
                .map(ItemXml::identifier)
                .toList();
        return new Item(
                response(RESPONSE, "ordered", "identifier", right, ""),
                Blanks.xhtml(ordering.stem().words()) + """
                        <qti-order-interaction response-identifier="RESPONSE" shuffle="true">
                        %s</qti-order-interaction>
                        """.formatted(options(ordering.options())),
                MARKED_WHOLE.formatted(MATCHES, ALL_POINTS));
    }

    private static String options(List<Option> options) {
        return options.stream()
                .map(option -> """
                        <qti-simple-choice identifier="%s">%s</qti-simple-choice>
                        """.formatted(
                        identifier(option.id()), Blanks.xhtml(option.words()).strip()))
                .collect(Collectors.joining());
    }

    private static Item fillIn(FillIn fillIn) {
        List<Gap> gaps = fillIn.gaps();
        List<String> names = IntStream.rangeClosed(1, gaps.size())
                .mapToObj(number -> RESPONSE + number)
                .toList();
        String sum = names.stream()
                .map("<qti-map-response identifier=\"%s\"/>"::formatted)
                .collect(Collectors.joining());
        return new Item(
                IntStream.range(0, gaps.size())
                        .mapToObj(gap -> response(
                                names.get(gap),
                                "single",
                                "string",
                                gaps.get(gap).accepted().subList(0, 1),
                                mapping(gaps.get(gap))))
                        .collect(Collectors.joining()),
                Blanks.xhtml(
                        fillIn.stem().words(),
                        names.stream().map(ItemXml::entry).toList()),
                """
                <qti-set-outcome-value identifier="SCORE"><qti-divide><qti-product>\
                <qti-variable identifier="MAXSCORE"/><qti-sum>%s</qti-sum></qti-product>\
                <qti-base-value base-type="float">%d</qti-base-value></qti-divide></qti-set-outcome-value>
                """.formatted(sum, gaps.size()));
    }

    private static String mapping(Gap gap) {
        return gap.accepted().stream()
                .distinct()
                .map(accepted -> "<qti-map-entry map-key=\"%s\" mapped-value=\"1\" case-sensitive=\"false\"/>"
                        .formatted(XmlText.escape(accepted)))
                .collect(Collectors.joining("", "<qti-mapping default-value=\"0\">", "</qti-mapping>"));
    }

    private static Item numeric(Numeric numeric) {
        Tolerance tolerance = numeric.tolerance();
        String near = tolerance.by().signum() == 0
                ? "tolerance-mode=\"exact\""
                : "tolerance-mode=\"%s\" tolerance=\"%s\""
                        .formatted(tolerance.relative() ? "relative" : "absolute", tolerance.by());
        String unit = numeric.unit()
                .map(XmlText::escape)
                .map(name -> " <span data-unit=\"%s\">%s</span>".formatted(name, name))
                .orElse("");
        return new Item(
                response(RESPONSE, "single", "float", List.of(numeric.value().toString()), ""),
                Blanks.xhtml(numeric.stem().words(), List.of(entry(RESPONSE) + unit)),
                MARKED_WHOLE.formatted(
                        "<qti-equal %s><qti-correct identifier=\"RESPONSE\"/><qti-variable identifier=\"RESPONSE\"/></qti-equal>"
                                .formatted(near),
                        ALL_POINTS));
    }

    private static String entry(String name) {
        return "<qti-text-entry-interaction response-identifier=\"%s\"/>".formatted(name);
    }

    private static String response(String name, String cardinality, String type, List<String> right, String mapping) {
        return """
                <qti-response-declaration identifier="%s" cardinality="%s" base-type="%s">\
                <qti-correct-response>%s</qti-correct-response>%s</qti-response-declaration>
                """.formatted(
                        name,
                        cardinality,
                        type,
                        right.stream()
                                .map(value -> "<qti-value>" + XmlText.escape(value) + "</qti-value>")
                                .collect(Collectors.joining()),
                        mapping);
    }

    /** Identifiers of QTI are names of XML, which no digit may begin. */
    private static String identifier(String option) {
        return Character.isDigit(option.charAt(0)) ? "_" + option : option;
    }
}

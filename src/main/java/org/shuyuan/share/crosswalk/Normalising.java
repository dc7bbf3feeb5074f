package org.shuyuan.share.crosswalk;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.text.Language;

/** Does to a value what a rule asks for. */
final class Normalising {

    /** Repositories write to machines of another house: they get Chinese, the language of the vocabularies here. */
    private static final Language LANGUAGE = Language.ZH_CN;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern W3CDTF = Pattern.compile("(\\d{4}(-\\d{2}(-\\d{2})?)?).*");
    /** Digits of a year. */
    private static final int YEAR = 4;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d+)?");

    private final Kinds kinds;
    private final Vocabularies vocabularies;

    Normalising(Kinds kinds, Vocabularies vocabularies) {
        this.kinds = kinds;
        this.vocabularies = vocabularies;
    }

    /** @throws org.shuyuan.catalog.WrongDataFile where a vocabulary is missing */
    void check(Normaliser normaliser) {
        if (!normaliser.vocabulary().isEmpty()) {
            vocabularies.get(normaliser.vocabulary());
        }
    }

    String apply(List<Normaliser> normalisers, String value) {
        String said = value;
        for (Normaliser normaliser : normalisers) {
            said = apply(normaliser, said);
        }
        return said;
    }

    /** The words that these rules look up. */
    String recipe(List<Rule> rules) {
        String titles = kinds.all().stream()
                .map(kind -> kind.id() + '=' + kind.title().in(LANGUAGE))
                .collect(Collectors.joining(" "));
        return rules.stream()
                .flatMap(rule -> rule.normalise().stream())
                .map(Normaliser::vocabulary)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> terms(vocabularies.get(name)))
                .collect(Collectors.joining(" ", titles, ""));
    }

    private static String terms(Vocabulary vocabulary) {
        return vocabulary.all().stream()
                .map(term -> term.id()
                        + '='
                        + term.title().in(LANGUAGE)
                        + term.prop("url").orElse(""))
                .collect(Collectors.joining(" "));
    }

    private String apply(Normaliser normaliser, String value) {
        return switch (normaliser.step()) {
            case TRIM -> value.strip();
            case COLLAPSE_SPACE -> SPACE.matcher(value).replaceAll(" ");
            case TERM_TITLE -> vocabularies.get(normaliser.vocabulary()).title(value, LANGUAGE);
            case TERM_URL ->
                vocabularies
                        .get(normaliser.vocabulary())
                        .find(value)
                        .map(term ->
                                term.prop("url").orElseGet(() -> term.title().in(LANGUAGE)))
                        .orElse(value);
            case KIND_TITLE ->
                kinds.find(value).map(kind -> kind.title().in(LANGUAGE)).orElse(value);
            case EXTENT ->
                SECONDS.matcher(value).matches()
                        ? Duration.ofSeconds(Math.round(Double.parseDouble(value)))
                                .toString()
                        : "";
            case DURATION -> SECONDS.matcher(value).matches() ? "PT" + value + "S" : "";
            case PAGES -> value + " 页";
            case FRAME_RATE -> value + " fps";
            case CHANNELS ->
                switch (value) {
                    case "1" -> "单声道";
                    case "2" -> "立体声";
                    default -> value + " 声道";
                };
            case DATE -> date(value);
            case VCARD_PERSON -> card("N:" + escaped(value) + ";;;;\nFN:" + escaped(value));
            case VCARD_ORGANISATION ->
                card("N:" + escaped(value) + ";;;;\nFN:" + escaped(value) + "\nORG:" + escaped(value));
        };
    }

    /** A day that no calendar has would make the record invalid. */
    private static String date(String value) {
        Matcher date = W3CDTF.matcher(value);
        if (!date.matches()) {
            return "";
        }
        String first = date.group(1) + "-01-01".substring(date.group(1).length() - YEAR);
        try {
            return LocalDate.parse(first).getYear() > 0 ? date.group(1) : "";
        } catch (DateTimeParseException impossible) {
            return "";
        }
    }

    private static String card(String lines) {
        return "BEGIN:VCARD\nVERSION:3.0\n" + lines + "\nEND:VCARD";
    }

    /** Text of RFC 2426 §5: what stands between parts of a value, and line ends, are told from those inside of it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace(";", "\\;")
                .replace("\r\n", "\n")
                .replace("\n", "\\n");
    }
}

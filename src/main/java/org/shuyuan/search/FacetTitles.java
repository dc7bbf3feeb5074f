package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Length;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** What facets and their values are called. */
@ApplicationScoped
public class FacetTitles {

    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Organisations organisations;
    private final Messages messages;

    FacetTitles(Kinds kinds, Vocabularies vocabularies, Organisations organisations, Messages messages) {
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.organisations = organisations;
        this.messages = messages;
    }

    /** What a question asks for, in a line: its words and what was chosen. */
    public String of(Question question, Language language) {
        Stream<String> words = Stream.of(question.words().strip()).filter(each -> !each.isEmpty());
        Stream<String> chosen = Arrays.stream(Facet.values())
                .flatMap(facet -> question.chosen(facet).stream()
                        .filter(value -> !value.equals(Facet.NONE))
                        .sorted()
                        .map(value -> of(facet, value, language)));
        String line = Stream.concat(words, chosen).collect(Collectors.joining(" · "));
        return line.isEmpty() ? messages.say(language, "search.everything") : line;
    }

    String of(Facet facet, Language language) {
        return messages.say(language, "search.facet." + facet.id());
    }

    /** The value itself where nothing of this name is known: an address may say anything. */
    String of(Facet facet, String value, Language language) {
        if (value.equals(Facet.NONE)) {
            return messages.say(language, "search.without", of(facet, language));
        }
        return switch (facet) {
            case KIND ->
                kinds.find(value).map(kind -> kind.title().in(language)).orElse(value);
            case GRADE ->
                vocabularies
                        .get("grades")
                        .find(value)
                        .map(term -> term.title().in(language))
                        .orElseGet(() -> vocabularies.get("stages").title(value, language));
            case SUBJECT, EDITION, LEVEL, LANGUAGE, LICENCE ->
                vocabularies.get(facet.id() + "s").title(value, language);
            case ORGANISATION ->
                id(value).flatMap(organisations::find).map(Organisation::title).orElse(value);
            case DURATION ->
                Length.find(value)
                        .map(length -> messages.say(language, "search.duration." + length.id()))
                        .orElse(value);
            case CAPTIONS -> value.equals(Facet.YES) ? messages.say(language, "search.captioned") : value;
            case VOLUME, LESSON -> value;
        };
    }

    private static Optional<UUID> id(String given) {
        try {
            return Optional.of(UUID.fromString(given));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}

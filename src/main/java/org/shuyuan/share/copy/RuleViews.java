package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.ReaderLanguage;

/** Draws rules for whoever reads. */
@ApplicationScoped
class RuleViews {

    private final Organisations organisations;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final ReaderLanguage language;

    RuleViews(Organisations organisations, Kinds kinds, Vocabularies vocabularies, ReaderLanguage language) {
        this.organisations = organisations;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.language = language;
    }

    RuleView of(CopyRule rule) {
        Optional<Organisation> house = organisations.find(rule.organisation());
        return new RuleView(
                rule.id(),
                house.map(Organisation::code).orElse(""),
                rule.terms().get(Field.SUBJECT),
                rule.terms().get(Field.GRADE),
                rule.kind().orElse(null),
                rule.terms().get(Field.LEVEL),
                words(rule, house.map(Organisation::title).orElse("")));
    }

    private String words(CopyRule rule, String house) {
        Stream<String> terms = CopyRule.FIELDS.stream()
                .filter(rule.terms()::containsKey)
                .map(field -> vocabularies
                        .get(field.vocabulary().orElseThrow())
                        .title(rule.terms().getOrDefault(field, ""), language.get()));
        Stream<String> kind =
                rule.kind().flatMap(kinds::find).map(found -> found.title().in(language.get())).stream();
        return Stream.of(Stream.of(house), terms, kind).flatMap(words -> words).collect(Collectors.joining(" · "));
    }
}

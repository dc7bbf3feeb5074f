package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;

/** What a record's sets say of it, where the repository that gives it names its sets as we do. */
@ApplicationScoped
class Belonging {

    private static final String ORGANISATION = "org:";
    private static final String KIND = "kind:";
    private static final String LEVEL = "level:";

    private final Organisations organisations;
    private final Kinds kinds;
    private final Vocabularies vocabularies;

    Belonging(Organisations organisations, Kinds kinds, Vocabularies vocabularies) {
        this.organisations = organisations;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
    }

    /**
     * The organisation that the record names, if it is one of ours and stands under the source's: nobody puts lessons
     * under the name of a house that isn't theirs. Else the source's.
     */
    UUID organisation(Source source, List<String> sets) {
        return after(ORGANISATION, sets)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(path -> path.substring(path.lastIndexOf(':') + 1))
                .flatMap(code -> organisations.withCode(code).stream())
                .map(Organisation::id)
                .filter(id -> organisations.line(id).stream()
                        .anyMatch(above -> above.id().equals(source.organisation())))
                .findFirst()
                .orElse(source.organisation());
    }

    Optional<String> kind(List<String> sets) {
        return after(KIND, sets)
                .flatMap(id -> kinds.find(id).stream())
                .map(Kind::id)
                .findFirst();
    }

    /** The level goes with the record; where its words don't hold one, the highest of its sets counts. */
    Map<Field, List<String>> withLevel(Map<Field, List<String>> words, List<String> sets) {
        if (words.containsKey(Field.LEVEL)) {
            return words;
        }
        List<String> known =
                vocabularies.get("levels").all().stream().map(term -> term.id()).toList();
        Map<Field, List<String>> all = new EnumMap<>(Field.class);
        all.putAll(words);
        after(LEVEL, sets)
                .filter(known::contains)
                .max(Comparator.comparingInt(known::indexOf))
                .ifPresent(level -> all.put(Field.LEVEL, List.of(level)));
        return all;
    }

    private static Stream<String> after(String prefix, List<String> sets) {
        return sets.stream().filter(set -> set.startsWith(prefix)).map(set -> set.substring(prefix.length()));
    }
}

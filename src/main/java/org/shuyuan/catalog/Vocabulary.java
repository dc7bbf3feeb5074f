package org.shuyuan.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;

/** A closed list of terms, in the order of its file. */
public final class Vocabulary {

    private final String name;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Map<String, Term> byName = new LinkedHashMap<>();

    Vocabulary(String name, List<Term> all) {
        this.name = name;
        for (Term term : all) {
            if (terms.put(term.id(), term) != null) {
                throw new IllegalArgumentException("term '" + term.id() + "' stands there twice");
            }
            Stream.concat(Stream.of(term.id(), term.title().zh(), term.title().en()), term.aliases().stream())
                    .forEach(spelling -> byName.putIfAbsent(fold(spelling), term));
            term.prop("url").ifPresent(url -> byName.putIfAbsent(fold(url), term));
        }
    }

    public String name() {
        return name;
    }

    public Collection<Term> all() {
        return Collections.unmodifiableCollection(terms.values());
    }

    public Optional<Term> find(String id) {
        return Optional.ofNullable(terms.get(id));
    }

    /** The term that is called so: by id, title in any language, alias, or the address that stands for it. */
    public Optional<Term> named(String spelling) {
        return Optional.ofNullable(byName.get(fold(spelling)));
    }

    /** The title of a term; of an unknown one, its id. */
    public String title(String id, Language language) {
        return find(id).map(term -> term.title().in(language)).orElse(id);
    }

    /** @throws Problem {@link ProblemType#UNKNOWN_TERM} */
    void check(List<String> ids) {
        for (String id : ids) {
            if (!terms.containsKey(id)) {
                throw Problem.of(ProblemType.UNKNOWN_TERM, id, name);
            }
        }
    }

    private static String fold(String spelling) {
        String folded = spelling.strip().toLowerCase(Locale.ROOT);
        return folded.startsWith("http")
                ? folded.replaceFirst("^http:", "https:").replaceFirst("(/legalcode|/deed[^/]*)?/*$", "")
                : folded;
    }
}

package org.shuyuan.search.question;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.WrongDataFile;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.spelling.Han;
import org.shuyuan.text.Folding;

/**
 * What the words of schools mean: the terms of the vocabularies with all their names, the kinds, and the synonyms of
 * {@code ingest/vocabularies/synonyms.yaml}. It is read when a question is understood, so a district that changes a name needs no new
 * index.
 */
@Startup
@ApplicationScoped
public class Lexicon {

    private static final String SYNONYMS = "synonyms";
    private static final Set<String> PROPS = Set.of("kind", "weak", "beside", "part");

    private static final String YEAR = "年级";
    private static final List<String> HALVES = List.of("上", "下");

    /** Shorter ones stand in too many other words to be understood inside a longer run. */
    private static final int LEAST_INSIDE = 2;

    private final Map<String, Meaning> meanings = new HashMap<>();
    private int longest;

    /**
     * @param named by field of the index, the terms that are meant
     * @param names other ways of saying it
     * @param weak whether it only asks, and need not be found
     * @param beside whether it tells which of several is wanted, such as a volume: it must be found, but not with the rest
     * @param inside whether it is understood inside a longer run of characters
     * @param full the names for which it stands alone: 八年级 and 下册 for 八下
     */
    record Meaning(
            Map<String, List<String>> named,
            List<String> names,
            boolean weak,
            boolean beside,
            boolean inside,
            List<String> full) {
        Meaning(Map<String, List<String>> named, List<String> names, boolean weak, boolean beside, boolean inside) {
            this(named, names, weak, beside, inside, List.of());
        }

        boolean kind() {
            return named.containsKey(Fields.KIND);
        }

        private Meaning and(Meaning more) {
            Map<String, List<String>> both = new HashMap<>(named);
            more.named.forEach((field, ids) -> both.merge(field, ids, Lexicon::joined));
            return new Meaning(
                    both,
                    joined(names, more.names),
                    weak && more.weak,
                    beside || more.beside,
                    inside || more.inside,
                    full);
        }
    }

    Lexicon(Vocabularies vocabularies, Kinds kinds) {
        vocabularies.get("subjects").all().forEach(this::subject);
        terms(vocabularies.get("grades").all(), Fields.GRADE, 2);
        terms(vocabularies.get("stages").all(), Fields.STAGE, 2);
        terms(vocabularies.get("editions").all(), Fields.EDITION, 3);
        kinds.all().forEach(this::kind);
        vocabularies.get("grades").all().forEach(this::volumes);
        vocabularies.get(SYNONYMS).all().forEach(term -> synonym(term, kinds));
    }

    /** What folded text means as a whole. */
    Optional<Meaning> of(String folded) {
        return Optional.ofNullable(meanings.get(folded));
    }

    /** Of the longest name. */
    int longest() {
        return longest;
    }

    private void subject(Term term) {
        Map<String, List<String>> named = Map.of(Fields.SUBJECT, List.of(term.id()));
        String title = term.title().zh();
        List<String> names =
                List.of(title, title + "课", title + "课程", term.title().en());
        names.forEach(name -> add(name, new Meaning(named, List.of(), false, false, true)));
        term.aliases().forEach(alias -> add(alias, new Meaning(named, List.of(), false, false, false)));
    }

    /** @param least characters of an alias that is understood inside a longer run */
    private void terms(Collection<Term> terms, String field, int least) {
        for (Term term : terms) {
            Map<String, List<String>> named = Map.of(field, List.of(term.id()));
            add(term.title().zh(), new Meaning(named, List.of(), false, false, true));
            add(term.title().en(), new Meaning(named, List.of(), false, false, false));
            term.aliases()
                    .forEach(alias -> add(alias, new Meaning(named, List.of(), false, false, alias.length() >= least)));
        }
    }

    /** 八下, 八年级下, 初二下: a volume as it is called in school. */
    private void volumes(Term grade) {
        String title = grade.title().zh();
        if (!title.endsWith(YEAR)) {
            return;
        }
        Stream.concat(Stream.of(title, title.substring(0, title.length() - YEAR.length())), grade.aliases().stream())
                .filter(Han::anyIn)
                .forEach(name -> HALVES.forEach(half -> shorten(name + half, List.of(title, half + "册"))));
    }

    private void shorten(String name, List<String> full) {
        List<String> folded = full.stream().map(Folding::fold).toList();
        add(name, new Meaning(Map.of(), List.of(), false, false, true, folded));
    }

    private void kind(Kind kind) {
        Map<String, List<String>> named = Map.of(Fields.KIND, List.of(kind.id()));
        add(kind.title().zh(), new Meaning(named, List.of(), false, false, true));
        add(kind.title().en(), new Meaning(named, List.of(), false, false, true));
    }

    private void synonym(Term term, Kinds kinds) {
        term.props().keySet().stream().filter(prop -> !PROPS.contains(prop)).forEach(prop -> {
            throw wrong("term '" + term.id() + "' has a property that means nothing here: " + prop);
        });
        List<String> ids = term.props().get("kind") instanceof Collection<?> named
                ? named.stream().map(String::valueOf).toList()
                : List.of();
        ids.stream().filter(id -> kinds.find(id).isEmpty()).forEach(id -> {
            throw wrong("term '" + term.id() + "' names no kind: " + id);
        });
        boolean weak = Boolean.TRUE.equals(term.props().get("weak"));
        boolean beside = Boolean.TRUE.equals(term.props().get("beside"));
        boolean inside = Boolean.TRUE.equals(term.props().get("part"));
        Map<String, List<String>> named = ids.isEmpty() ? Map.of() : Map.of(Fields.KIND, ids);
        List<String> names =
                new ArrayList<>(List.of(term.title().zh(), term.title().en()));
        names.addAll(term.aliases());
        // Names of kinds are terms of the index already; those of other things are looked for as text.
        List<String> others = weak || !ids.isEmpty() ? List.of() : List.copyOf(names);
        names.forEach(name -> add(name, new Meaning(named, others, weak, beside, inside)));
    }

    private void add(String name, Meaning meaning) {
        String folded = Folding.fold(name);
        boolean inside = meaning.inside() && folded.length() >= LEAST_INSIDE;
        meanings.merge(
                folded,
                new Meaning(meaning.named(), meaning.names(), meaning.weak(), meaning.beside(), inside, meaning.full()),
                Meaning::and);
        longest = Math.max(longest, folded.length());
    }

    private static List<String> joined(List<String> some, List<String> more) {
        Set<String> both = new LinkedHashSet<>(some);
        both.addAll(more);
        return List.copyOf(both);
    }

    private static WrongDataFile wrong(String reason) {
        return new WrongDataFile("ingest/vocabularies/" + SYNONYMS + ".yaml", 1, reason);
    }
}

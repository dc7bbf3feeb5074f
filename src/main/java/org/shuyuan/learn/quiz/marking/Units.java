package org.shuyuan.learn.quiz.marking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.WrongDataFile;

/** The units of {@code ingest/vocabularies/units.yaml}, by any of their names. */
@ApplicationScoped
class Units {

    private static final String FILE = "units";

    /** Of numbers that have no unit. */
    static final Unit NONE = new Unit("", "", "ratio", Optional.of(Numeral.ONE));

    private final Map<String, Set<Unit>> byName = new HashMap<>();
    private final Map<String, Set<Unit>> byFoldedName = new HashMap<>();

    Units(Vocabularies vocabularies) {
        vocabularies.get(FILE).all().forEach(this::add);
    }

    /**
     * @param kind what is measured
     * @param factor how many of the kind's own measure it is; nothing where it can't be converted
     */
    record Unit(String id, String symbol, String kind, Optional<Numeral> factor) {

        /** Whether numbers with this unit can be compared with numbers that have the other. */
        boolean comparable(Unit other) {
            return equals(other) || (kind.equals(other.kind) && factor.isPresent() && other.factor.isPresent());
        }

        /** A number with this unit, in the kind's own measure. */
        Numeral measured(Numeral number) {
            return factor.map(number::times).orElse(number);
        }
    }

    private void add(Term term) {
        Unit unit = new Unit(
                term.id(),
                need(term, "symbol"),
                need(term, "kind"),
                term.prop("factor").map(factor -> factor(term, factor)));
        Stream.concat(Stream.of(unit.symbol(), term.title().zh(), term.title().en()), term.aliases().stream())
                .map(Notation::plain)
                .forEach(name -> {
                    byName.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(unit);
                    byFoldedName
                            .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
                            .add(unit);
                });
    }

    /**
     * The units that are called so: none, one, or several such as 度. Case tells mW from MW; where it tells nothing, CM is cm.
     *
     * @param plain as {@link Notation#plain} makes it
     */
    Set<Unit> named(String plain) {
        if (plain.isEmpty()) {
            return Set.of(NONE);
        }
        Set<Unit> exactly = byName.getOrDefault(plain, Set.of());
        Set<Unit> roughly = byFoldedName.getOrDefault(plain.toLowerCase(Locale.ROOT), Set.of());
        return !exactly.isEmpty() || roughly.size() > 1 ? exactly : roughly;
    }

    private static String need(Term term, String prop) {
        return term.prop(prop).orElseThrow(() -> wrong(term, prop));
    }

    private static Numeral factor(Term term, String factor) {
        return Numeral.read(Notation.plain(factor))
                .filter(read -> read.rest().isEmpty() && read.number().over().signum() > 0)
                .map(Numeral.Read::number)
                .orElseThrow(() -> wrong(term, "factor"));
    }

    private static WrongDataFile wrong(Term term, String prop) {
        return new WrongDataFile(
                "ingest/vocabularies/" + FILE + ".yaml", 1, "'" + term.id() + "' has no right " + prop);
    }
}

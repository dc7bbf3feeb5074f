package org.shuyuan.share.crosswalk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.PublicAddress;

/** The way from our descriptors to another vocabulary. */
public final class Crosswalk {

    private final List<Rule> rules;
    private final Normalising normalising;
    private final PublicAddress address;

    Crosswalk(List<Rule> rules, Normalising normalising, PublicAddress address) {
        this.rules = List.copyOf(rules);
        this.normalising = normalising;
        this.address = address;
        rules.stream().flatMap(rule -> rule.normalise().stream()).forEach(normalising::check);
    }

    /**
     * One statement in the other vocabulary.
     *
     * @param to the target of its rule
     * @param from the value as the catalog has it: of a term, its id
     * @param value the value as the rule makes it; never blank
     */
    public record Said(String to, String from, String value) {}

    public List<Rule> rules() {
        return rules;
    }

    /**
     * All that the rules have to say, in their order.
     *
     * @param known the facts that only the caller knows
     */
    public List<Said> say(LearningResource resource, Map<Fact, List<String>> known) {
        Map<Fact, List<String>> facts = facts(resource);
        facts.putAll(known);
        List<Said> said = new ArrayList<>();
        for (Rule rule : rules) {
            List<String> values = Fact.find(rule.from())
                    .map(fact -> facts.getOrDefault(fact, List.of()))
                    .orElseGet(() -> resource.descriptors().values(Field.of(rule.from())));
            for (String from : values) {
                String value = normalising.apply(rule.normalise(), from);
                if (!value.isBlank()) {
                    said.add(new Said(rule.to(), from, value));
                }
            }
        }
        return said;
    }

    /** All that the statements depend on besides the resource; another recipe, other statements. */
    public String recipe() {
        return address.base() + rules + normalising.recipe(rules);
    }

    private Map<Fact, List<String>> facts(LearningResource resource) {
        List<Asset> originals = resource.assets().stream()
                .filter(asset -> asset.role() == AssetRole.ORIGINAL)
                .toList();
        Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PAGE, List.of(address.page(resource.id())));
        facts.put(
                Fact.ORIGIN_PAGE,
                resource.provenance().flatMap(Provenance::page).stream().toList());
        facts.put(Fact.KIND, List.of(resource.kind()));
        facts.put(
                Fact.MEDIA_TYPE,
                originals.stream().map(Asset::mediaType).distinct().toList());
        if (!originals.isEmpty()) {
            facts.put(
                    Fact.SIZE,
                    List.of(Long.toString(
                            originals.stream().mapToLong(Asset::size).sum())));
        }
        LocalDate created = LocalDate.ofInstant(resource.createdAt(), ZoneOffset.UTC);
        facts.put(Fact.CREATED, List.of(created.toString()));
        return facts;
    }
}

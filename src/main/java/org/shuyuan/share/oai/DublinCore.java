package org.shuyuan.share.oai;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.share.oai.DublinCoreRule.Fact;
import org.shuyuan.share.oai.DublinCoreRule.Normaliser;
import org.shuyuan.text.Language;

/** Says in simple Dublin Core what is said of a resource, after {@code ingest/crosswalks/oai_dc.yaml}. */
@Startup
@ApplicationScoped
class DublinCore {

    private static final String FILE = "crosswalks/oai_dc.yaml";

    /** Repositories write to machines of another house: they get Chinese, the language of the vocabularies here. */
    private static final Language LANGUAGE = Language.ZH_CN;

    private static final Pattern W3CDTF = Pattern.compile("(\\d{4}(-\\d{2}(-\\d{2})?)?).*");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d+)?");

    private final List<DublinCoreRule> rules;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Organisations organisations;
    private final RepositoryAddress address;

    DublinCore(
            DataFolders folders,
            Kinds kinds,
            Vocabularies vocabularies,
            Organisations organisations,
            RepositoryAddress address) {
        DataFolder ingest = folders.ingest();
        this.rules = List.copyOf(ingest.yaml(FILE, RuleFile.class).rules());
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.organisations = organisations;
        this.address = address;
        rules.stream()
                .flatMap(rule -> rule.normalise().stream())
                .map(Normaliser::vocabulary)
                .filter(name -> !name.isEmpty())
                .forEach(vocabularies::get);
    }

    private record RuleFile(List<DublinCoreRule> rules) {}

    /** The {@code oai_dc:dc} element, complete with its namespaces. */
    String render(LearningResource resource, String identifier) {
        Map<String, List<String>> facts = facts(resource, identifier);
        SequencedMap<String, SequencedSet<String>> elements = new LinkedHashMap<>();
        for (DublinCoreRule rule : rules) {
            List<String> values = facts.containsKey(rule.from())
                    ? facts.get(rule.from())
                    : resource.descriptors().values(Field.of(rule.from()));
            for (String value : values) {
                String said = value;
                for (Normaliser normaliser : rule.normalise()) {
                    said = normalise(normaliser, said);
                }
                if (!said.isBlank()) {
                    elements.computeIfAbsent(rule.to(), element -> new LinkedHashSet<>())
                            .add(said);
                }
            }
        }
        return DublinCoreXml.write(elements);
    }

    /** All that a rendering depends on besides the resource; another recipe, another rendering. */
    String recipe() {
        StringBuilder recipe = new StringBuilder(address.base()).append(rules);
        kinds.all().forEach(kind -> recipe.append(kind.id()).append(kind.title().in(LANGUAGE)));
        rules.stream()
                .flatMap(rule -> rule.normalise().stream())
                .map(Normaliser::vocabulary)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> vocabularies.get(name).all().stream())
                .forEach(term -> recipe.append(term.id())
                        .append(term.title().in(LANGUAGE))
                        .append(term.prop("url").orElse("")));
        return recipe.toString();
    }

    private Map<String, List<String>> facts(LearningResource resource, String identifier) {
        LocalDate created = LocalDate.ofInstant(resource.createdAt(), ZoneOffset.UTC);
        return Map.of(
                Fact.OAI_IDENTIFIER.id(), List.of(identifier),
                Fact.PAGE.id(), List.of(address.page(resource.id())),
                Fact.ORGANISATION.id(),
                        organisations.find(resource.organisation()).map(Organisation::title).stream()
                                .toList(),
                Fact.KIND.id(), List.of(resource.kind()),
                Fact.MEDIA_TYPE.id(),
                        resource.assets().stream()
                                .filter(asset -> asset.role() == AssetRole.ORIGINAL)
                                .map(Asset::mediaType)
                                .toList(),
                Fact.CREATED.id(), List.of(created.toString()));
    }

    private String normalise(Normaliser normaliser, String value) {
        return switch (normaliser.step()) {
            case TRIM -> value.strip();
            case COLLAPSE_SPACE -> value.replaceAll("\\s+", " ");
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
            case PAGES -> value + " 页";
            case FRAME_RATE -> value + " fps";
            case CHANNELS ->
                switch (value) {
                    case "1" -> "单声道";
                    case "2" -> "立体声";
                    default -> value + " 声道";
                };
            case DATE -> {
                Matcher date = W3CDTF.matcher(value);
                yield date.matches() ? date.group(1) : "";
            }
        };
    }
}

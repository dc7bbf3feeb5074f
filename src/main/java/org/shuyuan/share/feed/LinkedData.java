package org.shuyuan.share.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Parts;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.play.Offers;
import org.shuyuan.share.crosswalk.Crosswalk;
import org.shuyuan.share.crosswalk.Crosswalks;
import org.shuyuan.share.crosswalk.Fact;

/** A published resource in the words of schema.org and LRMI, as JSON-LD 1.1, after {@code ingest/crosswalks/schema-org.yaml}. */
@Startup
@ApplicationScoped
class LinkedData {

    static final String MEDIA_TYPE = "application/ld+json";

    /** Behind the name of a property whose value is the address of a thing that is told of there. */
    private static final String ADDRESS = "@id";

    private static final String TARGET = "[a-zA-Z]+(:[A-Z][a-zA-Z]+|" + ADDRESS + ")?";
    /** In one order on every node, so that the same document has the same tag. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Crosswalk crosswalk;
    private final Map<String, String> types;
    private final Catalog catalog;
    private final Parts parts;
    private final Organisations organisations;
    private final Offers offers;
    private final PublicAddress address;

    LinkedData(
            Crosswalks crosswalks,
            DataFolders folders,
            Catalog catalog,
            Parts parts,
            Organisations organisations,
            Offers offers,
            PublicAddress address) {
        this.crosswalk = crosswalks.read(
                "schema-org",
                target -> target.matches(TARGET)
                        ? Optional.empty()
                        : Optional.of("'" + target + "' is no property, with or without a type or " + ADDRESS));
        this.types = Map.copyOf(folders.ingest()
                .yaml("crosswalks/schema-org-types.yaml", TypeFile.class)
                .types());
        this.catalog = catalog;
        this.parts = parts;
        this.organisations = organisations;
        this.offers = offers;
        this.address = address;
    }

    private record TypeFile(Map<String, String> types) {}

    /** The document. It may stand inside of HTML: no {@code <} is in it, so nothing in it ends the element around it. */
    String write(LearningResource resource) {
        try {
            return JSON.writeValueAsString(of(resource)).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> of(LearningResource resource) {
        String page = address.of(Cards.page(resource));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("@context", "https://schema.org");
        said.put("@id", page);
        said.put("@type", types(resource));
        said.put("url", page);
        said.put("identifier", "urn:uuid:" + resource.id());
        descriptors(resource)
                .forEach((property, values) -> said.put(property, values.size() == 1 ? values.getFirst() : values));
        said.putIfAbsent("dateCreated", resource.createdAt().toString());
        said.put("datePublished", resource.state().since().toString());
        said.put("dateModified", resource.updatedAt().toString());
        said.put("isAccessibleForFree", true);
        offered(resource, said);
        return said;
    }

    private List<String> types(LearningResource resource) {
        return Stream.concat(Stream.ofNullable(types.get(resource.kind())), Stream.of("LearningResource"))
                .toList();
    }

    /** What the rules say, by property. */
    private Map<String, List<Object>> descriptors(LearningResource resource) {
        Map<String, List<Object>> properties = new LinkedHashMap<>();
        for (Crosswalk.Said said : crosswalk.say(resource, known(resource))) {
            String[] target = said.to().split("[:@]", 2);
            properties
                    .computeIfAbsent(target[0], _ -> new ArrayList<>())
                    .add(target.length == 1 ? said.value() : thing(said, target[1]));
        }
        return properties;
    }

    private static Map<String, String> thing(Crosswalk.Said said, String type) {
        return said.to().endsWith(ADDRESS) ? Map.of("@id", said.value()) : Map.of("@type", type, "name", said.value());
    }

    private Map<Fact, List<String>> known(LearningResource resource) {
        Parts.Neighbours neighbours =
                parts.around(List.of(resource.id())).getOrDefault(resource.id(), Parts.Neighbours.NONE);
        return Map.of(
                Fact.ORGANISATION,
                organisations.find(resource.organisation()).map(Organisation::title).stream()
                        .toList(),
                Fact.HAS_PART,
                pages(neighbours.parts()),
                Fact.IS_PART_OF,
                pages(neighbours.wholes()));
    }

    /** As each of them calls itself in its own document. */
    private List<String> pages(List<UUID> resources) {
        Map<UUID, LearningResource> found = catalog.findAll(resources).stream()
                .collect(Collectors.toMap(LearningResource::id, Function.identity()));
        return resources.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(each -> address.of(Cards.page(each)))
                .toList();
    }

    /** What search engines ask for to show a picture, a player or a file. */
    private void offered(LearningResource resource, Map<String, Object> said) {
        Offers.Offer offer = offers.of(resource);
        offer.picture().ifPresent(picture -> said.put("thumbnailUrl", picture));
        if (offer.plays()) {
            said.put("uploadDate", resource.state().since().toString());
            said.put("embedUrl", address.of("/embed/" + resource.id()));
        }
        offer.enclosure().ifPresent(file -> {
            if (file.plays()) {
                said.put("contentUrl", file.address());
            }
            said.put(
                    "encoding",
                    Map.of(
                            "@type", "MediaObject",
                            "contentUrl", file.address(),
                            "encodingFormat", file.mediaType(),
                            "contentSize", Long.toString(file.bytes())));
        });
    }
}

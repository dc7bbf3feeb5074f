package org.shuyuan.search.answer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Fields;

/** Reads what the engine answered. */
public final class Found {

    private static final List<String> PASSAGES =
            List.of(Fields.DESCRIPTION, Fields.KEYWORDS, Fields.CREATOR, Fields.ORGANISATION);

    public static final String COUNTS = "counts";
    /** The places of a group. */
    public static final String BEST = "best";

    /** What was chosen, of all that was asked for. */
    public static final String NARROWED = "narrowed";

    /** Groups of places. */
    public static final String RESOURCES = "resources";

    private Found() {}

    public static Hit resource(JsonObject hit) {
        JsonObject source = hit.getAsJsonObject("_source");
        List<Highlighted> highlights = PASSAGES.stream()
                .flatMap(field -> highlighted(hit, field).stream())
                .map(Highlighted::read)
                .filter(Highlighted::anyMarked)
                .toList();
        return new Hit(
                UUID.fromString(hit.get("_id").getAsString()),
                title(hit, source),
                values(source, Fields.KIND).findFirst().orElse(""),
                values(source, Fields.SUBJECT).toList(),
                values(source, Fields.GRADE).toList(),
                values(source, Fields.LEVEL).toList(),
                values(source, Fields.CREATOR).toList(),
                values(source, Fields.ORGANISATION).toList(),
                values(source, Fields.PUBLISHED_AT).findFirst().map(Instant::parse),
                highlights,
                List.of());
    }

    /** The words and the pairs of characters are marked in the same text: together they leave no gap. */
    private static Highlighted title(JsonObject hit, JsonObject source) {
        List<String> marked = Stream.of(Fields.TITLE, Fields.TITLE_BIGRAM)
                .flatMap(field -> highlighted(hit, field).stream().limit(1))
                .toList();
        return marked.isEmpty()
                ? Highlighted.plain(values(source, Fields.TITLE).findFirst().orElse(""))
                : Highlighted.read(marked);
    }

    /** The places of each resource, the best first. */
    public static Map<UUID, List<Hit.FoundPlace>> places(JsonObject aggregations) {
        Map<UUID, List<Hit.FoundPlace>> places = new HashMap<>();
        for (JsonElement each : aggregations.getAsJsonObject(RESOURCES).getAsJsonArray("buckets")) {
            JsonObject group = each.getAsJsonObject();
            List<Hit.FoundPlace> best = new ArrayList<>();
            group.getAsJsonObject(BEST)
                    .getAsJsonObject("hits")
                    .getAsJsonArray("hits")
                    .forEach(hit -> best.add(place(hit.getAsJsonObject())));
            places.put(UUID.fromString(group.get("key").getAsString()), best);
        }
        return places;
    }

    private static Hit.FoundPlace place(JsonObject hit) {
        JsonObject source = hit.getAsJsonObject("_source");
        List<Highlighted> texts = Stream.of(Fields.TEXT, Fields.TEXT_BIGRAM)
                .flatMap(field -> highlighted(hit, field).stream().limit(1))
                .map(Highlighted::read)
                .toList();
        return new Hit.FoundPlace(
                PlaceType.of(source.get(Fields.TYPE).getAsString()),
                source.get(Fields.AT).getAsDouble(),
                texts.stream()
                        .filter(Highlighted::anyMarked)
                        .findFirst()
                        .or(() -> texts.stream().findFirst())
                        .orElse(Highlighted.plain("")));
    }

    /** How many there are of what was chosen. */
    public static long narrowed(JsonObject counts) {
        return counts.getAsJsonObject(NARROWED).get("doc_count").getAsLong();
    }

    public static Facets facets(JsonObject counts) {
        return new Facets(
                Facet.allCounted().stream().collect(Collectors.toMap(facet -> facet, facet -> counts(counts, facet))));
    }

    public static List<Facets.Count> counts(JsonObject all, Facet facet) {
        List<Facets.Count> counts = new ArrayList<>();
        all.getAsJsonObject(facet.id())
                .getAsJsonObject(COUNTS)
                .getAsJsonArray("buckets")
                .forEach(bucket -> counts.add(new Facets.Count(
                        bucket.getAsJsonObject().get("key").getAsString(),
                        bucket.getAsJsonObject().get("doc_count").getAsLong())));
        return counts;
    }

    private static List<String> highlighted(JsonObject hit, String field) {
        return Optional.ofNullable(hit.getAsJsonObject("highlight"))
                .map(highlight -> values(highlight, field).toList())
                .orElse(List.of());
    }

    /** A field may be missing, one value or a list. */
    public static Stream<String> values(JsonObject source, String field) {
        JsonElement value = source.get(field);
        if (value == null || value.isJsonNull()) {
            return Stream.empty();
        }
        return value.isJsonArray()
                ? value.getAsJsonArray().asList().stream().map(JsonElement::getAsString)
                : Stream.of(value.getAsString());
    }
}

package org.shuyuan.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The first half of a search, as the engine wants it: which resources, in which order, and how many of what. Written in
 * the engine's own words, because the query language of Hibernate Search has no operator {@code and}, no
 * {@code distance_feature} and no {@code post_filter}.
 */
final class ResourceQuery {

    private static final String DESCENDING = "desc";

    private ResourceQuery() {}

    /** Every piece must be found somewhere in the resource; where it was found decides the order. */
    static JsonObject predicate(Wording wording, Optional<UUID> reader) {
        JsonObject bool = Json.object("filter", List.of(Visible.to(reader)));
        if (!wording.empty()) {
            bool.add(
                    "must",
                    Json.array(
                            wording.pieces().stream().map(ResourceQuery::found).toList()));
            bool.add("should", Json.array(weights(wording.line())));
            if (wording.pieces().isEmpty()) {
                bool.add("must_not", Json.object("match_all", Json.object()));
            }
        }
        return Json.object("bool", bool);
    }

    /** By words, or where the dictionary has cut the same text differently, by pairs of characters. */
    private static JsonObject found(Wording.Piece piece) {
        List<JsonObject> ways = piece.phrase()
                ? List.of(phrase(Fields.TEXT, piece.text(), 0, 1), phrase(Fields.TEXT_BIGRAM, piece.text(), 0, 1))
                : List.of(all(Fields.TEXT, piece.text(), 1), all(Fields.TEXT_BIGRAM, piece.text(), 0.5));
        return Json.object("bool", Json.object("should", ways, "minimum_should_match", 1));
    }

    private static List<JsonObject> weights(String line) {
        return List.of(
                match(Fields.TITLE_WHOLE, line, 30),
                phrase(Fields.TITLE, line, 1, 14),
                match(Fields.TITLE, line, 8),
                match(Fields.TITLE_BIGRAM, line, 2),
                match(Fields.KEYWORDS, line, 4),
                match(Fields.TERMS, line, 3),
                match(Fields.CREATOR, line, 3),
                match(Fields.ORGANISATION, line, 1.5),
                match(Fields.DESCRIPTION, line, 1.5),
                phrase(Fields.TEXT, line, 2, 2),
                // Of two that are equally good, the newer. Days, so that the same question is the same request all day.
                Json.object(
                        "distance_feature",
                        Json.object("field", Fields.PUBLISHED_AT, "origin", "now/d", "pivot", "180d", "boost", 0.5)));
    }

    /** The rest of the request: facets, their choices, order, and what is shown of a hit. */
    static void complete(JsonObject body, Wording wording, Question question) {
        Map<Facet, Set<String>> chosen = question.chosen();
        body.add("post_filter", narrowing(chosen, Optional.empty()));
        JsonObject counts = new JsonObject();
        for (Facet facet : Facet.allCounted()) {
            JsonObject terms = Json.object("terms", Json.object("field", facet.field(), "size", 50));
            counts.add(
                    facet.id(),
                    Json.object(
                            "filter", narrowing(chosen, Optional.of(facet)), "aggs", Json.object(Found.COUNTS, terms)));
        }
        body.add("aggs", counts);
        body.add("sort", order(question.newestFirst() || wording.empty()));
        body.add(
                "_source",
                Json.array(List.of(
                        Fields.TITLE,
                        Fields.KIND,
                        Fields.SUBJECT,
                        Fields.GRADE,
                        Fields.LEVEL,
                        Fields.CREATOR,
                        Fields.ORGANISATION,
                        Fields.PUBLISHED_AT)));
        if (!wording.pieces().isEmpty()) {
            JsonObject whole = Json.object("number_of_fragments", 0);
            JsonObject passage = Json.object("number_of_fragments", 1, "fragment_size", 120);
            body.add(
                    "highlight",
                    Highlighting.of(Json.object(
                            Fields.TITLE, whole,
                            Fields.TITLE_BIGRAM, whole,
                            Fields.DESCRIPTION, passage,
                            Fields.KEYWORDS, passage,
                            Fields.CREATOR, passage,
                            Fields.ORGANISATION, passage)));
        }
    }

    /** The rest of a request that only counts how many resources have which of these values. */
    static void count(JsonObject body, Question question, Facet facet, Collection<String> values) {
        JsonObject terms = Json.object(
                "terms", Json.object("field", facet.field(), "include", values, "size", Math.max(1, values.size())));
        body.add(
                "aggs",
                Json.object(
                        facet.id(),
                        Json.object(
                                "filter",
                                narrowing(question.chosen(), Optional.of(facet)),
                                "aggs",
                                Json.object(Found.COUNTS, terms))));
    }

    /** Everything that was chosen, save in one facet. */
    static JsonObject narrowing(Map<Facet, Set<String>> chosen, Optional<Facet> save) {
        List<JsonObject> filters = new ArrayList<>();
        chosen.forEach((facet, values) -> {
            if (save.filter(facet::equals).isEmpty()) {
                filters.add(one(facet, values));
            }
        });
        return Json.object("bool", Json.object("filter", filters));
    }

    private static JsonObject one(Facet facet, Set<String> values) {
        List<JsonObject> ways = new ArrayList<>(List.of(Json.object("terms", Json.object(facet.field(), values))));
        if (facet == Facet.GRADE) {
            ways.add(Json.object("terms", Json.object(Fields.STAGE, values)));
        }
        if (values.contains(Facet.NONE)) {
            JsonObject any = Json.object("exists", Json.object("field", facet.field()));
            ways.add(Json.object("bool", Json.object("must_not", any)));
        }
        return Json.object("bool", Json.object("should", ways));
    }

    /** The id at the end makes pages of equals fit together. */
    private static JsonArray order(boolean byDate) {
        List<JsonObject> order = new ArrayList<>();
        if (!byDate) {
            order.add(Json.object("_score", DESCENDING));
        }
        order.add(Json.object(Fields.PUBLISHED_AT, DESCENDING));
        order.add(Json.object(Fields.ID, DESCENDING));
        return Json.array(order);
    }

    static JsonObject all(String field, String text, Number boost) {
        return Json.object("match", Json.object(field, Json.object("query", text, "operator", "and", "boost", boost)));
    }

    static JsonObject match(String field, String text, Number boost) {
        return Json.object("match", Json.object(field, Json.object("query", text, "boost", boost)));
    }

    static JsonObject phrase(String field, String text, int slop, Number boost) {
        return Json.object(
                "match_phrase", Json.object(field, Json.object("query", text, "slop", slop, "boost", boost)));
    }
}

package org.shuyuan.search.query;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Question;
import org.shuyuan.search.question.Reading;

/**
 * The first half of a search, as the engine wants it: which resources, in which order, and how many of what. Written in
 * the engine's own words, because the query language of Hibernate Search has no operator {@code and}, no
 * {@code distance_feature} and no {@code post_filter}.
 */
public final class ResourceQuery {

    private static final String DESCENDING = "desc";
    private static final int MOST_OF_IT = 40;

    private ResourceQuery() {}

    /** Everything that was asked for must be found; where it was found decides the order. */
    public static Predicate predicate(Reading reading, Asker asker) {
        return reading.empty()
                ? new Predicate(List.of(Visible.to(asker.account())), List.of())
                : weighed(reading, asker, Wanted.together(reading));
    }

    /** Most of what was asked for must be found, each word of it wherever it stands. */
    public static Predicate loose(Reading reading, Asker asker) {
        return weighed(reading, asker, Wanted.mostly(reading));
    }

    /** Some of what was asked for: the last that can be told somebody who asks in a whole sentence. What has most of it comes first. */
    public static Predicate near(Reading reading, Asker asker) {
        Predicate near = weighed(reading, asker, Wanted.some(reading));
        List<JsonObject> weights = new ArrayList<>(near.weights());
        weights.add(Clause.flat(Clause.every(Wanted.mostly(reading)), MOST_OF_IT));
        return new Predicate(near.conditions(), weights);
    }

    private static Predicate weighed(Reading reading, Asker asker, List<JsonObject> wanted) {
        List<JsonObject> conditions = new ArrayList<>(wanted);
        conditions.add(Visible.to(asker.account()));
        return new Predicate(conditions, Weights.of(reading, asker));
    }

    /** The rest of a request that lists: order, and what is shown of a hit. */
    public static JsonObject list(Reading reading, Question question) {
        JsonObject rest = Json.object(
                "sort",
                order(question.newestFirst() || reading.empty()),
                "track_total_hits",
                false,
                "_source",
                List.of(
                        Fields.TITLE,
                        Fields.KIND,
                        Fields.SUBJECT,
                        Fields.GRADE,
                        Fields.LEVEL,
                        Fields.CREATOR,
                        Fields.ORGANISATION,
                        Fields.PUBLISHED_AT));
        if (!reading.parts().isEmpty()) {
            JsonObject whole = Json.object("number_of_fragments", 0);
            JsonObject passage = Json.object("number_of_fragments", 1, "fragment_size", 120);
            rest.add(
                    "highlight",
                    Highlighting.of(Json.object(
                            Fields.TITLE, whole,
                            Fields.TITLE_BIGRAM, whole,
                            Fields.DESCRIPTION, passage,
                            Fields.KEYWORDS, passage,
                            Fields.CREATOR, passage,
                            Fields.ORGANISATION, passage)));
        }
        return rest;
    }

    /**
     * The rest of a request that counts: how many there are of what was chosen, and for each facet as if nothing were chosen in it. The
     * total is of what was asked for, whatever is chosen: to choose changes nothing in how the question is understood.
     */
    public static JsonObject counts(Question question) {
        Map<Facet, Set<String>> chosen = question.chosen();
        JsonObject counts = new JsonObject();
        for (Facet facet : Facet.allCounted()) {
            JsonObject terms = Json.object("terms", Json.object("field", facet.field(), "size", 50));
            counts.add(
                    facet.id(),
                    Json.object(
                            "filter", narrowing(chosen, Optional.of(facet)), "aggs", Json.object(Found.COUNTS, terms)));
        }
        counts.add(Found.NARROWED, Json.object("filter", narrowing(chosen, Optional.empty())));
        return Json.object("aggs", counts);
    }

    /** The rest of a request that only counts how many resources have which of these values. */
    public static JsonObject counts(Question question, Facet facet, Collection<String> values) {
        JsonObject terms = Json.object(
                "terms", Json.object("field", facet.field(), "include", values, "size", Math.max(1, values.size())));
        return Json.object(
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
    public static JsonObject narrowing(Map<Facet, Set<String>> chosen, Optional<Facet> save) {
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
}

package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** The second half of a search: the best places inside the resources of one page. */
public final class PlaceQuery {

    private static final int PLACES_PER_RESOURCE = 3;
    private static final int PASSAGE_CHARACTERS = 90;

    private PlaceQuery() {}

    /**
     * Here one word of several is enough: a resource may say them in different places. The resources were found for this
     * very reader a moment ago, so a place in them may be shown to the same reader.
     */
    public static JsonObject predicate(String line, Collection<UUID> resources) {
        return Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(Json.object(
                                "terms",
                                Json.object(
                                        Fields.RESOURCE,
                                        resources.stream().map(UUID::toString).toList()))),
                        "should",
                        List.of(
                                Clause.most(Fields.TEXT, line, "2<50%", 1),
                                Clause.all(Fields.TEXT, line, 2),
                                Clause.phrase(Fields.TEXT, line, 2, 4),
                                Clause.most(Fields.TEXT_BIGRAM, line, "2<60%", 0.5)),
                        "minimum_should_match",
                        1));
    }

    /** The rest of the request: for each of so many resources its best places. */
    public static JsonObject best(int resources) {
        JsonObject passage = Json.object(
                "number_of_fragments", 1,
                "fragment_size", PASSAGE_CHARACTERS,
                "no_match_size", PASSAGE_CHARACTERS);
        JsonObject best = Json.object(
                "size",
                PLACES_PER_RESOURCE,
                "_source",
                List.of(Fields.TYPE, Fields.AT),
                "highlight",
                Highlighting.of(Json.object(Fields.TEXT, passage, Fields.TEXT_BIGRAM, passage)));
        return Json.object(
                "track_total_hits",
                false,
                "aggs",
                Json.object(
                        Found.RESOURCES,
                        Json.object(
                                "terms",
                                Json.object("field", Fields.RESOURCE, "size", resources),
                                "aggs",
                                Json.object(Found.BEST, Json.object("top_hits", best)))));
    }
}

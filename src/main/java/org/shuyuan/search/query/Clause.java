package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import org.shuyuan.search.engine.Json;

/** The clauses of which requests to the engine are made. */
public final class Clause {

    private Clause() {}

    static JsonObject all(String field, String text, Number boost) {
        return Json.object("match", Json.object(field, Json.object("query", text, "operator", "and", "boost", boost)));
    }

    public static JsonObject match(String field, String text, Number boost) {
        return Json.object("match", Json.object(field, Json.object("query", text, "boost", boost)));
    }

    /** @param minimum of the words, as {@code minimum_should_match} has it */
    public static JsonObject most(String field, String text, String minimum, Number boost) {
        return Json.object(
                "match",
                Json.object(field, Json.object("query", text, "minimum_should_match", minimum, "boost", boost)));
    }

    public static JsonObject phrase(String field, String text, int slop, Number boost) {
        return Json.object(
                "match_phrase", Json.object(field, Json.object("query", text, "slop", slop, "boost", boost)));
    }

    static JsonObject term(String field, String value) {
        return Json.object("term", Json.object(field, value));
    }

    static JsonObject terms(String field, Collection<String> values) {
        return Json.object("terms", Json.object(field, values));
    }

    public static JsonObject any(List<JsonObject> ways) {
        return Json.object("bool", Json.object("should", ways, "minimum_should_match", 1));
    }

    public static JsonObject every(List<JsonObject> conditions) {
        return Json.object("bool", Json.object("filter", conditions));
    }

    /** Whatever fulfils the condition weighs the same, however rare its words are. */
    public static JsonObject flat(JsonObject condition, Number boost) {
        return Json.object("constant_score", Json.object("filter", condition, "boost", boost));
    }

    /** The best of the ways counts, not their sum. */
    public static JsonObject best(List<JsonObject> ways) {
        return Json.object("dis_max", Json.object("queries", ways));
    }
}

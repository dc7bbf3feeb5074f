package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.shuyuan.search.engine.Json;

/**
 * Which resources answer a question.
 *
 * @param conditions that each fulfils
 * @param weights of which each makes one that fulfils it better
 */
public record Predicate(List<JsonObject> conditions, List<JsonObject> weights) {

    private static final JsonObject OF_ALL = Clause.flat(Json.object("match_all", Json.object()), 0.001);

    public Predicate {
        // What is said twice in a question is asked once.
        conditions = conditions.stream().distinct().toList();
        weights = weights.stream().distinct().toList();
    }

    /** All of them alike, as they are counted: to weigh each would take most of the time. */
    public JsonObject unweighed() {
        return Clause.every(conditions);
    }

    /**
     * As they are listed: where not all have to be counted, the engine passes over those that can't come first. It does so only for
     * what must be there, and never for what merely should; hence one more weight that all have.
     *
     * @param narrowed another condition, which those that are counted need not fulfil
     */
    public JsonObject weighed(JsonObject narrowed) {
        List<JsonObject> all =
                Stream.concat(conditions.stream(), Stream.of(narrowed)).toList();
        if (weights.isEmpty()) {
            return Clause.every(all);
        }
        List<JsonObject> sum =
                Stream.concat(weights.stream(), Stream.of(OF_ALL)).toList();
        return Json.object("bool", Json.object("filter", all, "must", List.of(Clause.any(sum))));
    }
}

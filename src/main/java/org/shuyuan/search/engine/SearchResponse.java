package org.shuyuan.search.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** What the engine answered to one search. */
public record SearchResponse(JsonObject body) {

    public List<JsonObject> hits() {
        return body.getAsJsonObject("hits").getAsJsonArray("hits").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** How many there are in all, which must have been asked for. */
    public long total() {
        return body.getAsJsonObject("hits")
                .getAsJsonObject("total")
                .get("value")
                .getAsLong();
    }

    public JsonObject aggregations() {
        return body.getAsJsonObject("aggregations");
    }

    /** What was counted here, with what was listed there. */
    public SearchResponse listing(SearchResponse list) {
        JsonObject both = body.deepCopy();
        both.getAsJsonObject("hits")
                .add("hits", list.body().getAsJsonObject("hits").get("hits"));
        return new SearchResponse(both);
    }
}

package org.shuyuan.search.engine;

import com.google.gson.JsonObject;

/**
 * A search as the engine wants it.
 *
 * @param index that is searched
 * @param body in the engine's own words
 */
public record SearchRequest(String index, JsonObject body) {

    /** The same is answered from memory until the index changes; what is only counted would be so anyway. */
    String header() {
        return Json.object("index", index, "request_cache", true, "allow_partial_search_results", false)
                .toString();
    }
}

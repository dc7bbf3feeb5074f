package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.List;

/** Asks the engine to mark what it found, and to cut long text to a passage at the ends of sentences. */
final class Highlighting {

    private Highlighting() {}

    static JsonObject of(JsonObject fields) {
        return Json.object(
                "type",
                "unified",
                "pre_tags",
                List.of(String.valueOf(Highlighted.BEGIN)),
                "post_tags",
                List.of(String.valueOf(Highlighted.END)),
                "boundary_scanner_locale",
                "zh-CN",
                "order",
                "score",
                "fields",
                fields);
    }
}

package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.List;
import org.shuyuan.search.answer.Highlighted;
import org.shuyuan.search.engine.Json;

/** Asks the engine to mark what it found, and to cut long text to a passage at the ends of sentences. */
final class Highlighting {

    /** The engine refuses the whole answer where one text is longer than a million; of this one the end stays unmarked. */
    private static final int MOST_CHARACTERS = 900_000;

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
                "max_analyzer_offset",
                MOST_CHARACTERS,
                "order",
                "score",
                "fields",
                fields);
    }
}

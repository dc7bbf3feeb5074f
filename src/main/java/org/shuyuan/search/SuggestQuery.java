package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody who is still typing may mean. */
final class SuggestQuery {

    static final int MOST = 8;

    private SuggestQuery() {}

    static JsonObject predicate(String typed, Optional<UUID> reader) {
        return Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(Visible.to(reader)),
                        "should",
                        List.of(
                                beginning(Fields.SUGGEST, typed, 8),
                                beginning(Fields.SUGGEST_PINYIN, typed, 4),
                                beginning(Fields.SUGGEST_INITIALS, typed, 2),
                                ResourceQuery.phrase(Fields.TITLE, typed, 0, 1),
                                ResourceQuery.all(Fields.TITLE, typed, 1)),
                        "minimum_should_match",
                        1));
    }

    static void complete(JsonObject body) {
        body.add("_source", Json.array(List.of(Fields.TITLE)));
        body.add(
                "sort",
                Json.array(List.of(
                        Json.object("_score", "desc"),
                        Json.object(Fields.PUBLISHED_AT, "desc"),
                        Json.object(Fields.ID, "desc"))));
    }

    /** All that begin so are equally good, however rare the beginning is. */
    private static JsonObject beginning(String field, String typed, Number boost) {
        return Json.object(
                "constant_score",
                Json.object(
                        "filter",
                        Json.object("match", Json.object(field, Json.object("query", typed))),
                        "boost",
                        boost));
    }
}

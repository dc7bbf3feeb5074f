package org.shuyuan.search.suggest;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.query.Clause;
import org.shuyuan.search.query.Visible;
import org.shuyuan.search.spelling.Han;
import org.shuyuan.search.spelling.Pinyin;

/**
 * What somebody who is still typing may mean. Every way of beginning is one word of the index, all that begin so are equally good,
 * and the engine stops when it has seen enough: a beginning that a hundred thousand share costs no more than a rare one.
 */
public final class SuggestQuery {

    /** Resources of which the names are looked at. */
    public static final int LOOKED_AT = 40;

    private static final int SEEN = 5_000;

    private SuggestQuery() {}

    /** @param typed folded */
    public static JsonObject predicate(String typed, Optional<UUID> reader) {
        List<JsonObject> filter = new ArrayList<>(List.of(Visible.to(reader)));
        List<JsonObject> ways = new ArrayList<>();
        boolean letters = typed.chars().anyMatch(c -> Character.isLetter(c) && !Han.is(c));
        String characters = typed.codePoints()
                .takeWhile(c -> Han.is(c) || !Character.isLetter(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        ways.add(beginning(Fields.SUGGEST, typed, 8));
        if (letters) {
            ways.add(beginning(Fields.SUGGEST_PINYIN, Pinyin.spelled(typed), 4));
            Pinyin.begun(typed).forEach(initials -> ways.add(beginning(Fields.SUGGEST_INITIALS, initials, 2)));
            if (Han.anyIn(characters)) {
                filter.add(Clause.match(Fields.SUGGEST, characters, 1));
            }
        }
        return Json.object("bool", Json.object("filter", filter, "must", List.of(Clause.best(ways))));
    }

    /** The rest of the request. */
    public static JsonObject rest() {
        return Json.object(
                "_source",
                List.of(Fields.TITLE, Fields.LESSON_TITLE, Fields.TOPIC, Fields.TEACHER),
                "terminate_after",
                SEEN,
                "track_total_hits",
                1);
    }

    /** All that begin so are equally good, however rare the beginning is. */
    private static JsonObject beginning(String field, String typed, Number boost) {
        return Clause.flat(Clause.match(field, typed, 1), boost);
    }
}

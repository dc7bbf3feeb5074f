package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What must be found in a resource, so that it answers a question. */
final class Wanted {

    /** Words of one piece stand in one sentence, in any order: 三角形全等的判定 answers 全等三角形的判定. */
    private static final int NEAR = 6;

    private Wanted() {}

    /** Every part of the question. */
    static List<JsonObject> together(Reading reading) {
        return reading.parts().isEmpty()
                ? List.of(Json.object("match_none", Json.object()))
                : reading.wanted().stream().map(Wanted::found).toList();
    }

    /** By words, or where the dictionary has cut the same text differently, by pairs of characters; a term also by its id. */
    static JsonObject found(Reading.Part part) {
        List<JsonObject> ways = new ArrayList<>();
        int slop = part.phrase() ? 0 : NEAR;
        for (String way : part.ways()) {
            ways.add(Clause.phrase(Fields.TEXT, way, slop, 1));
            ways.add(Clause.phrase(Fields.TEXT_BIGRAM, way, slop, 1));
        }
        part.terms().forEach((field, ids) -> ways.add(Clause.terms(field, ids)));
        return Clause.any(ways);
    }

    /** Most of the words that are neither terms nor only ask. What stands between quotation marks must always be found. */
    static List<JsonObject> mostly(Reading reading) {
        List<JsonObject> wanted = new ArrayList<>(reading.parts().stream()
                .filter(Reading.Part::phrase)
                .map(Wanted::found)
                .toList());
        String core = reading.core();
        if (core.isEmpty()) {
            wanted.addAll(together(reading));
        } else {
            wanted.add(Clause.any(List.of(
                    Clause.most(Fields.TEXT, core, "2<60%", 1), Clause.most(Fields.TEXT_BIGRAM, core, "2<40%", 1))));
        }
        return wanted;
    }
}

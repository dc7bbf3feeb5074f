package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.question.Reading;

/** What must be found in a resource, so that it answers a question. */
public final class Wanted {

    /** Words of one piece stand in one sentence, in any order: 三角形全等的判定 answers 全等三角形的判定. */
    private static final int NEAR = 6;

    /** Of three or fewer all: without one of them it is another question. */
    private static final String MOST_WORDS = "3<75%";

    /** A word that isn't found takes the pairs at both of its ends with it. */
    private static final String MOST_PAIRS = "2<67% 6<50%";

    /** Pairs, because single characters into which the dictionary cuts a word that it doesn't know stand in many others. */
    private static final String SOME_OF_TITLE = "20%";

    private static final String SOME_OF_TEXT = "34%";

    private Wanted() {}

    /** Every part of the question. */
    static List<JsonObject> together(Reading reading) {
        return reading.parts().isEmpty()
                ? List.of(Json.object("match_none", Json.object()))
                : reading.wanted().stream().map(Wanted::found).toList();
    }

    /** By words, or where the dictionary has cut the same text differently, by pairs of characters; a term also by its id. */
    public static JsonObject found(Reading.Part part) {
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
        List<JsonObject> wanted = new ArrayList<>(phrases(reading));
        List<Reading.Part> content = reading.content();
        if (content.isEmpty()) {
            wanted.addAll(together(reading));
        } else if (content.size() > 1 && reading.line().contains(" ")) {
            // Whoever types pieces apart means each of them: of two both are wanted, of more a third may be missing.
            int fewest = content.size() < 3 ? content.size() : content.size() - content.size() / 3;
            wanted.add(Json.object(
                    "bool",
                    Json.object(
                            "should",
                            content.stream().map(part -> mostly(part.text())).toList(),
                            "minimum_should_match",
                            fewest)));
        } else {
            wanted.add(mostly(reading.core()));
        }
        return wanted;
    }

    /** Some of it, more where it isn't the title that says so. What stands between quotation marks must always be found. */
    static List<JsonObject> some(Reading reading) {
        if (reading.content().isEmpty()) {
            return together(reading);
        }
        List<JsonObject> wanted = new ArrayList<>(phrases(reading));
        wanted.add(Clause.any(List.of(
                Clause.most(Fields.TITLE_BIGRAM, reading.core(), SOME_OF_TITLE, 1),
                Clause.most(Fields.TEXT_BIGRAM, reading.core(), SOME_OF_TEXT, 1),
                Clause.every(mostly(reading)))));
        return wanted;
    }

    private static List<JsonObject> phrases(Reading reading) {
        return reading.parts().stream()
                .filter(Reading.Part::phrase)
                .map(Wanted::found)
                .toList();
    }

    private static JsonObject mostly(String text) {
        return Clause.any(List.of(
                Clause.most(Fields.TEXT, text, MOST_WORDS, 1), Clause.most(Fields.TEXT_BIGRAM, text, MOST_PAIRS, 1)));
    }
}

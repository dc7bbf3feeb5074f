package org.shuyuan.search.suggest;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.engine.SearchResponse;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.query.Clause;
import org.shuyuan.search.query.Visible;
import org.shuyuan.search.query.Wanted;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Lexicon;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.spelling.Han;
import org.shuyuan.search.spelling.Nearness;
import org.shuyuan.search.spelling.Pinyin;
import org.shuyuan.text.Folding;

/**
 * What somebody may have meant who typed what stands nowhere: real words of titles, lessons, topics and names that this reader may
 * see, which are written or read nearly so.
 */
public final class Corrections {

    /** So many resources are looked at; what is meant stands in those that are nearest. */
    private static final int LOOKED_AT = 60;

    /** A question with more pieces that stand nowhere isn't a slip any more. */
    private static final int MOST_UNKNOWN = 3;

    private static final int LONGEST_INITIALS = 8;
    /** Of a piece and of a name: what comparing them takes grows with both. */
    private static final int LONGEST_PIECE = 40;

    private static final int LONGEST_NAME = 120;

    private static final List<String> NAMES =
            List.of(Fields.TITLE, Fields.LESSON_TITLE, Fields.TOPIC, Fields.TEACHER, Fields.ORGANISATION);

    /** Asks the engine for resources. */
    @FunctionalInterface
    public interface Resources {

        /** @param more what else is wanted, in the engine's own words */
        SearchResponse of(JsonObject predicate, JsonObject more, int size);
    }

    private final Resources resources;
    private final Lexicon lexicon;

    public Corrections(Resources resources, Lexicon lexicon) {
        this.resources = resources;
        this.lexicon = lexicon;
    }

    /** The same question with what stands nowhere replaced; nothing where all stands somewhere, or nothing is near. */
    public Optional<Reading> of(Reading typed, Asker asker) {
        Reading joined = typed.joiningSyllables();
        Optional<Reading> meant = replacing(joined, asker, 0, _ -> true);
        return meant.isPresent() || joined.parts().size() == typed.parts().size()
                ? meant
                : replacing(typed, asker, 0, _ -> true);
    }

    /**
     * The same question with what hardly stands anywhere replaced by something else that is read alike. Whether that is found more often is
     * not looked at.
     *
     * @param few resources at most in which such a piece stands
     */
    public Optional<Reading> ofRare(Reading typed, Asker asker, int few) {
        // Another character that is read otherwise makes another word, and the one that was typed is there.
        return replacing(
                typed.joiningSyllables(), asker, few, near -> near.cost() > 0 && near.cost() < Nearness.ONE_CHARACTER);
    }

    private Optional<Reading> replacing(Reading reading, Asker asker, int most, Predicate<Nearness.Near> enough) {
        List<Reading.Part> rare = rare(reading, asker, most);
        if (rare.isEmpty() || rare.size() > MOST_UNKNOWN) {
            return Optional.empty();
        }
        Map<Reading.Part, String> meant = new HashMap<>();
        for (Reading.Part part : rare) {
            meant(part.text(), asker, enough).ifPresent(text -> meant.put(part, text));
        }
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(reading.saying(part -> replaced(part, meant.get(part)), lexicon));
    }

    private static Reading.Part replaced(Reading.Part part, @Nullable String text) {
        return text == null ? part : new Reading.Part(text, part.phrase(), part.meaning());
    }

    /** The pieces that this reader finds in no more resources than so many. */
    private List<Reading.Part> rare(Reading reading, Asker asker, int most) {
        List<Reading.Part> content = reading.content().stream()
                .filter(part -> !part.phrase() && part.text().length() <= LONGEST_PIECE)
                .toList();
        if (content.isEmpty()) {
            return List.of();
        }
        JsonObject filters = new JsonObject();
        for (int i = 0; i < content.size(); i++) {
            filters.add(String.valueOf(i), Wanted.found(content.get(i)));
        }
        JsonObject more =
                Json.object("aggs", Json.object("pieces", Json.object("filters", Json.object("filters", filters))));
        JsonObject counts = resources
                .of(Clause.every(List.of(Visible.to(asker.account()), Clause.any(known(content)))), more, 0)
                .aggregations()
                .getAsJsonObject("pieces")
                .getAsJsonObject("buckets");
        List<Reading.Part> rare = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            if (counts.getAsJsonObject(String.valueOf(i)).get("doc_count").getAsLong() <= most) {
                rare.add(content.get(i));
            }
        }
        return rare;
    }

    private static List<JsonObject> known(List<Reading.Part> content) {
        return content.stream().map(Wanted::found).toList();
    }

    /** The nearest, and of those the one that stands in the most resources. */
    private Optional<String> meant(String typed, Asker asker, Predicate<Nearness.Near> enough) {
        JsonObject near = Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(Visible.to(asker.account())),
                        "should",
                        near(typed),
                        "minimum_should_match",
                        1));
        Nearness nearness = Nearness.to(typed);
        // A teacher and a school stand in many of them.
        Map<String, Optional<Nearness.Near>> compared = new HashMap<>();
        Map<Nearness.Near, Integer> votes = new HashMap<>();
        for (JsonObject hit : resources
                .of(near, Json.object("_source", NAMES, "track_total_hits", 1), LOOKED_AT)
                .hits()) {
            Set<Nearness.Near> inHit = new LinkedHashSet<>();
            JsonObject source = hit.getAsJsonObject("_source");
            NAMES.stream()
                    .flatMap(field -> Found.values(source, field))
                    .flatMap(name -> compared.computeIfAbsent(name, it -> nearness.in(compared(it))).stream())
                    .filter(enough)
                    .forEach(inHit::add);
            inHit.forEach(one -> votes.merge(one, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .min(Comparator.<Map.Entry<Nearness.Near, Integer>>comparingDouble(
                                vote -> vote.getKey().cost())
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .thenComparing(vote -> vote.getKey().text()))
                .map(vote -> vote.getKey().text())
                .filter(text -> !text.equals(typed));
    }

    private static String compared(String name) {
        return Folding.fold(name.substring(0, Math.min(LONGEST_NAME, name.length())));
    }

    /** What may be near: what is read alike, what shares pairs of characters, what differs by letters, what has these initials. */
    private static List<JsonObject> near(String typed) {
        List<JsonObject> near = new ArrayList<>();
        for (String spoken : Pinyin.sounded(typed)) {
            near.add(Clause.flat(Clause.phrase(Fields.SPOKEN, spoken, 0, 1), 50));
            near.add(Clause.most(Fields.SPOKEN, spoken, "2<50%", 1));
        }
        if (Han.anyIn(typed)) {
            near.add(Clause.most(Fields.TITLE_BIGRAM, typed, "34%", 1));
            return near;
        }
        if (typed.length() > 1 && typed.length() <= LONGEST_INITIALS) {
            near.add(Clause.flat(Clause.match(Fields.SUGGEST_INITIALS, typed, 1), 20));
        }
        for (String field : List.of(Fields.TITLE, Fields.KEYWORDS, Fields.CREATOR, Fields.TEXT)) {
            near.add(Json.object(
                    "match", Json.object(field, Json.object("query", typed, "fuzziness", "AUTO", "prefix_length", 1))));
        }
        return near;
    }
}
